"""What changed in a report since it was last handed in: read from the journal."""

from collections.abc import Mapping, Sequence
from typing import Any

from dure.ground.journal.queries import Noted, entries_about
from dure.measurement.types.desk import ChangedValue
from dure.measurement.types.reports import StepCard

Cell = tuple[str, str, str]


def changed_since_last_time(
    initiative_id: int, steps: Mapping[int, Sequence[StepCard]]
) -> dict[int, list[ChangedValue]]:
    """Report → cells whose value is another than when it was handed in before. One statement.

    Only reports handed in more than once are asked about; a cell changed to and fro is not named.
    """
    spans = {report_id: _span(each) for report_id, each in steps.items()}
    twice = {report_id: span for report_id, span in spans.items() if span is not None}
    noted = entries_about(
        "report", list(twice), initiative_id=initiative_id, verbs=("measurement.values.save",)
    )
    changes: dict[int, dict[Cell, ChangedValue]] = {}
    for entry in noted:
        report_id = int(entry.subject_id)
        first, last = twice[report_id]
        if first.at <= entry.at <= last.at:
            _fold(changes.setdefault(report_id, {}), entry)
    return {
        report_id: [each for each in cells.values() if each.old != each.new]
        for report_id, cells in changes.items()
    }


def _span(steps: Sequence[StepCard]) -> tuple[StepCard, StepCard] | None:
    handed_in = [each for each in steps if each.step == "submitted"]
    return (handed_in[-2], handed_in[-1]) if len(handed_in) > 1 else None


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
