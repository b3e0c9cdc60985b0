"""Import needs: how many of whom need what, where; zero is a count, `해당없음` is not."""

from datetime import date

from dure.activities.services import around_needs, need_objection, say_needs
from dure.activities.types import NeedTold
from dure.engines.tables import Address, Fault
from dure.engines.tables.coerce import Reading, State, read_count
from dure.engines.tables.types import Scalar
from dure.kernel.words import Words
from dure.measurement.rules.import_lines import Line, lines_of
from dure.measurement.rules.row_changes import RowsTold, same_words
from dure.measurement.services.activity_words import ActivityWords, joined
from dure.measurement.services.importing import Job
from dure.measurement.types.imports import RowFault, Taken

READING = Words("필요를 읽고 있어요", "Reading the needs")
FIELD_OF = {
    "activities.unknown_place": "place",
    "activities.unknown_group": "group",
    "activities.need_source": "source",
    "activities.in_the_future": "counted_on",
}
Key = tuple[str, str, str, date]


def import_needs(job: Job) -> Taken:
    """Read every row and say them together. Hidden and empty counts say nothing and are left alone."""
    words = ActivityWords()
    found: dict[Key, tuple[int, NeedTold]] = {}
    faults: list[RowFault] = []
    silent = 0
    for done, line in enumerate(lines_of(job.request.table, job.columns)):
        if done % 500 == 0:
            job.tell(READING, done, len(job.request.table.rows))
        one = _read(job, line, words)
        if one is None and not line.faults:
            silent += 1
        elif one is not None and not line.faults:
            _keep(found, one, line)
        faults += line.faults
    faults += _objections(job, found)
    if faults and not job.request.partial:
        return Taken(0, silent, tuple(faults))
    return _said(job, found, faults, silent)


def _read(job: Job, line: Line, words: ActivityWords) -> NeedTold | None:
    kind, groups = words.kind_in(line), words.groups_in(line)
    day = line.day("counted_on") or job.today
    place = words.place_in(job, line, day)
    reading = line.reading("count", _count)
    if reading is None or not kind or not place:
        return None
    if reading.state not in (State.VALUE, State.NOT_APPLICABLE):
        return None
    return NeedTold(
        place_code=place,
        kind=kind,
        group=groups[0] if groups else "",
        count=reading.value,
        unit=words.unit_in(line),
        state="value" if reading.state is State.VALUE else "not_applicable",
        source=line.text("source") or job.request.name,
        counted_on=day,
    )


def _count(cell: Scalar, at: Address) -> "Reading[int] | Fault":
    return read_count(cell, at, most=99_999_999)


def _keep(found: dict[Key, tuple[int, NeedTold]], one: NeedTold, line: Line) -> None:
    key = (one.place_code, one.kind, one.group, one.counted_on)
    if key in found and found[key][1] != one:
        line.fault("count", "import.twice_in_file", what="count", first=found[key][0])
        return
    found.setdefault(key, (line.number, one))


def _objections(job: Job, found: dict[Key, tuple[int, NeedTold]]) -> list[RowFault]:
    around = around_needs(key[0] for key in found)
    faults = []
    for key, (number, one) in list(found.items()):
        wrong = need_objection(one, around, at=job.at)
        if wrong is not None:
            where = FIELD_OF.get(wrong.code, "count")
            faults.append(RowFault(number, where, wrong.code, wrong.values))
            del found[key]
    return faults


def _said(
    job: Job, found: dict[Key, tuple[int, NeedTold]], faults: list[RowFault], silent: int
) -> Taken:
    rows, taken = RowsTold(), 0
    for number, one in found.values():
        told, _same = say_needs(
            job.actor, initiative_id=job.request.initiative_id, needs=[one], at=job.at
        )
        if told:
            taken += 1
            count = "해당없음" if one.count is None else f"{one.count:,} {one.unit}"
            what = joined((one.kind, one.place_code, one.group))
            rows.new(number, same_words(what), same_words(f"{count} ({one.source})"))
    same = len(found) - taken + silent
    return Taken(taken, same, tuple(faults), rows=tuple(rows.rows), told=rows.counts)
