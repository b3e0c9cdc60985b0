"""What a cell answers: kept with all that changed around it, or refused with its sentence."""

from collections.abc import Mapping

from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.ui.figures import VALUE
from dure.measurement.queries import line_state, report_cells
from dure.measurement.screens.report_form.lines import cell_boxes, line_key
from dure.measurement.screens.shown import figure_of
from dure.measurement.types.entries import CellOutcome
from dure.measurement.types.reports import ReportCells, ReportHead

CONFLICT = "measurement.changed_meanwhile"


def refused_part(posted: Mapping[str, str], refused: Refused) -> dict[str, object]:
    """The cell keeps what was typed; a conflict also tells what stands there now."""
    conflict = refused.code == CONFLICT
    stands = str(refused.values["stands"]).removeprefix("-") if conflict else ""
    return {
        "key": posted.get("key", ""),
        "error": words_of(refused),
        "conflict": conflict,
        "stands": stands,
        "seen": stands if conflict else posted.get("seen", ""),
    }


def kept_part(actor: Actor, report_id: int, key: str, outcome: CellOutcome) -> dict[str, object]:
    """The cell as it stands, with the findings of its line and the progress of the report."""
    entry, stored = outcome.entry, outcome.stored
    cells = report_cells(
        actor, report_id=report_id, indicator=entry.indicator, place_code=entry.place_code
    )
    shown = figure_of(stored, cells.version)
    boxes = [box for _, group in cells.groups for box in group]
    return {
        "key": key,
        "seen": stored.short if stored else "",
        "na": stored is not None and stored.state == "not_applicable",
        "rate": shown if cells.version.has_parts and shown.state == VALUE else None,
        "filled_cells": sum(box.current is not None for box in boxes),
        "asked_cells": len(boxes),
        **line_part(actor, report_id, cells),
    }


def line_part(actor: Actor, report_id: int, cells: ReportCells) -> dict[str, object]:
    """The findings of a line as they stand now, and how far the report is."""
    version = cells.version
    state = line_state(
        actor,
        report_id=report_id,
        indicator_id=version.indicator_id,
        place_code=cells.place_code,
    )
    return {
        "state": state,
        "head": state.head,
        "findings": state.findings,
        "version": version,
        "place_code": cells.place_code,
        "line_key": line_key(version.indicator_id, cells.place_code),
        "missing": state.asked - state.filled,
        "editable": True,
    }


def cells_part(head: ReportHead, cells: ReportCells, *, editable: bool) -> dict[str, object]:
    """All cells of a line, group by group."""
    groups = [
        (name, cell_boxes(cells.version, cells.place_code, boxes, at))
        for at, (name, boxes) in enumerate(cells.groups)
    ]
    return {"groups": groups, "version": cells.version, "head": head, "editable": editable}
