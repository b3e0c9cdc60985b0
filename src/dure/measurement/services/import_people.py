"""Import people: each is registered with the organisation that serves her, sealed at rest."""

from dure.ground.people.services import register_person
from dure.ground.people.types import NewPerson
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.rules.import_lines import Line, lines_of
from dure.measurement.rules.row_changes import RowsTold, same_words
from dure.measurement.services.importing import Job
from dure.measurement.types.imports import RowFault, Taken

WRITING = Words("이용자를 등록하고 있어요", "Registering the people")
STAYS = Words(
    "번호가 이미 있는 이용자는 파일로 고치지 않아요. 달라진 것은 그분의 화면에서 고쳐 주세요.",
    "People whose number is known are not changed by a file; please change them on their own page.",
)
SEXES = {
    **dict.fromkeys(("f", "여", "여성", "여자", "female", "woman"), "f"),
    **dict.fromkeys(("m", "남", "남성", "남자", "male", "man"), "m"),
    **dict.fromkeys(("x", "기타", "other"), "x"),
}
FIELDS = {"people.birth": "birth_date", "people.own_number_taken": "record_id"}


def import_people(job: Job) -> Taken:
    """Register everybody whom the organisation does not know yet under her number.

    Somebody who is known stays as she is: what is on file about her is changed by hand, not by a
    list. A refused row is named by its number; no name ever stands in a sentence.
    """
    taken, unchanged, faults, told = 0, 0, list[RowFault](), RowsTold()
    first: dict[tuple[int, str], int] = {}
    for done, line in enumerate(lines_of(job.request.table, job.columns)):
        if done % 100 == 0:
            job.tell(WRITING, done, len(job.request.table.rows))
        organisation_id, number = job.organisation_in(line), line.text("record_id", needed=True)
        if organisation_id is not None and number:
            _refuse_double(line, first, (organisation_id, number))
            if job.people.numbered(organisation_id, number) is not None:
                unchanged += 1
                continue
            if _registered(job, line, organisation_id):
                taken += 1
                told.new(line.number, same_words(number))
        faults += line.faults
    notes = (STAYS,) if unchanged else ()
    return Taken(taken, unchanged, tuple(faults), notes, rows=tuple(told.rows), told=told.counts)


def _refuse_double(line: Line, first: dict[tuple[int, str], int], key: tuple[int, str]) -> None:
    if key in first:
        line.fault("record_id", "import.twice_in_file", what="record_id", first=first[key])
    first.setdefault(key, line.number)


def _registered(job: Job, line: Line, organisation_id: int) -> bool:
    new = _new(job, line)
    if line.faults:
        return False
    try:
        register_person(
            job.actor,
            at=job.at,
            initiative_id=job.request.initiative_id,
            organisation_id=organisation_id,
            new=new,
        )
    except Refused as refused:
        place = refused.code.startswith("places.")
        field = "place" if place else FIELDS.get(refused.code, "record_id")
        line.fault(field, refused.code, **refused.values)
        return False
    return True


def _new(job: Job, line: Line) -> NewPerson:
    name = line.text("full_name") or line.text("family_name") + line.text("given_name")
    if not name:
        line.fault("full_name", "import.value_needed", what="full_name")
    sex = line.text("sex").casefold()
    if sex and sex not in SEXES:
        values = {"found": sex[:20], "dimension": "sex", "right": "f, m, x"}
        line.fault("sex", "import.unknown_category", **values)
    return NewPerson(
        name=name,
        own_number=line.text("record_id"),
        birth_date=line.day("birth_date"),
        sex=SEXES.get(sex, ""),
        phone=line.text("phone"),
        address=line.text("street"),
        place_code=job.place_in(line, job.today) if line.text("place") else "",
        attributes=job.cell_in(line),
    )
