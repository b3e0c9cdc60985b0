"""Import places: the ministry's own code list, or a list of one's own with parents and dates."""

import csv
import io

from dure.engines.tables import Scalar
from dure.ground.places.services import import_code_list
from dure.ground.places.services import import_places as import_own_list
from dure.ground.places.types import LoadedPlaces, PlaceCard
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.rules.import_lines import lines_of
from dure.measurement.rules.row_changes import RowsTold, same_words
from dure.measurement.services.importing import Job
from dure.measurement.types.imports import RowFault, Taken

MINISTRY = ("행정동코드", "시도명", "시군구명", "읍면동명", "생성일자", "말소일자")
OWN = ("code", "parent", "level", "valid_from", "valid_to", "name", "name_en")

GONE = Words("목록에서 없어짐", "no longer on the list")
VANISH = Words(
    "이 목록에 없어서 지워지는 코드: {n}.",
    "Codes that are removed, because the list lacks them: {n}.",
)


def import_places(job: Job) -> Taken:
    """Take the list. It is shared by every initiative: only a right for the whole house is enough."""
    rows = job.request.table.rows
    try:
        if _is_ministrys(job):
            loaded = import_code_list(job.actor, at=job.at, cells=[row.cells for row in rows])
        else:
            text, faults = _as_csv(job)
            if faults:
                return Taken(0, faults=tuple(faults))
            loaded = import_own_list(job.actor, at=job.at, text=text)
    except Refused as refused:
        if not refused.code.startswith("places."):
            raise
        row = _row_of(job, refused)
        return Taken(0, 0, (RowFault(row, "code", refused.code, refused.values),))
    told = _told(job, loaded)
    taken = sum(told.counts.values())
    same = max(0, len(rows) - told.counts["new"] - told.counts["changed"])
    return Taken(taken, same, notes=_gone(loaded), rows=tuple(told.rows), told=told.counts)


def _told(job: Job, loaded: LoadedPlaces) -> RowsTold:
    told = RowsTold()
    at = job.columns.positions.get("code", 0)
    numbers = {_text(row.cells[at]).ljust(10, "0"): row.number for row in job.request.table.rows}
    for each in loaded.told:
        number = numbers.get(each.code, 0)
        if each.old is None:
            told.new(number, same_words(each.code), _said(each.new))
        else:
            told.changed(number, same_words(each.code), _said(each.old), _said(each.new))
    return told


def _said(card: PlaceCard | None) -> Words:
    if card is None:
        return GONE
    days = f"{card.valid_from}–{card.valid_to or ''}"
    tail = f"({', '.join(filter(None, (card.level, card.parent_code, days)))})"
    return Words(f"{card.name.ko} {tail}", f"{card.name.en} {tail}")


def _gone(loaded: LoadedPlaces) -> tuple[Words, ...]:
    gone = sum(each.new is None for each in loaded.told)
    return (VANISH.filled(n=f"{gone:,}"),) if gone else ()


def _is_ministrys(job: Job) -> bool:
    return tuple(column.header for column in job.request.table.columns[: len(MINISTRY)]) == MINISTRY


def _as_csv(job: Job) -> tuple[str, list[RowFault]]:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(OWN)
    faults: list[RowFault] = []
    for line in lines_of(job.request.table, job.columns):
        days = {key: line.day(key) for key in ("valid_from", "valid_to")}
        writer.writerow([days[key] or "" if key in days else line.text(key) for key in OWN])
        faults += line.faults
    return text.getvalue(), faults


def _row_of(job: Job, refused: Refused) -> int:
    told = refused.values.get("row")
    if isinstance(told, int):
        return told
    code = str(refused.values.get("code", ""))
    at = job.columns.positions.get("code", 0)
    rows = job.request.table.rows
    return next((row.number for row in rows if _text(row.cells[at]) == code), 0)


def _text(cell: Scalar) -> str:
    return str(int(cell)) if isinstance(cell, float) else str(cell)
