"""What changed in a report since it was last handed in: read from the journal."""

from collections.abc import Mapping, Sequence
from typing import Any

from dure.ground.journal.queries import Noted, entries_about
from dure.measurement.types.desk import ChangedValue
from dure.measurement.types.reports import StepCard

Cell = tuple[str, str, str]
SAVE, SUBMIT = "measurement.values.save", "measurement.report.submit"


def changed_since_last_time(
    initiative_id: int, steps: Mapping[int, Sequence[StepCard]]
) -> dict[int, list[ChangedValue]]:
    """Report → cells whose value is another than when it was handed in before. One statement.

    Only reports handed in more than once are asked about; a cell changed to and fro is not named.
    """
    twice = [report_id for report_id, each in steps.items() if _times(each) > 1]
    noted = entries_about("report", twice, initiative_id=initiative_id, verbs=(SAVE, SUBMIT))
    each_report: dict[int, list[Noted]] = {}
    for entry in noted:
        each_report.setdefault(int(entry.subject_id), []).append(entry)
    return {report_id: _changes(entries) for report_id, entries in each_report.items()}


def _times(steps: Sequence[StepCard]) -> int:
    return sum(1 for each in steps if each.step == "submitted")


def _changes(entries: Sequence[Noted]) -> list[ChangedValue]:
    """What was saved between the last two times it was handed in, in the journal's own order.

    Reports that were brought from elsewhere have steps that no journal knows: what is noted before the
    only time that it does know came after them.
    """
    borders = [-1, *(place for place, entry in enumerate(entries) if entry.verb == SUBMIT)]
    cells: dict[Cell, ChangedValue] = {}
    for entry in entries[borders[-2] + 1 : borders[-1]] if len(borders) > 1 else ():
        _fold(cells, entry)
    return [each for each in cells.values() if each.old != each.new]


def _fold(cells: dict[Cell, ChangedValue], entry: Noted) -> None:
    for change in entry.values.get("changes", ()):
        where = (change["indicator"], change["place"], change["cell"])
        cells[where] = _folded(cells.get(where), change)


def _folded(before: ChangedValue | None, change: Mapping[str, Any]) -> ChangedValue:
    return ChangedValue(
        indicator=change["indicator"],
        place_code=change["place"],
        cell=change["cell"],
        old=before.old if before else change["old"],
        new=change["new"],
    )
