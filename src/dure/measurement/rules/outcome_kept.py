"""What was seen in an uploaded file, in the form in which it is kept."""

from typing import Any

from dure.kernel.words import Words
from dure.measurement.types.imports import ImportOutcome, RefusedRow, RowChange, ValueChange

REFUSED_KEPT = 5_000
CHANGES_KEPT = 1_000


def outcome_kept(outcome: ImportOutcome) -> dict[str, Any]:
    """Counts, refused rows, remarks and changes; very long lists are cut and say so by their count."""
    return {
        "rows": outcome.rows,
        "taken": outcome.taken,
        "unchanged": outcome.unchanged,
        "refused_rows": len({(row.sheet, row.row) for row in outcome.refused}),
        "refused_count": len(outcome.refused),
        "refused": [_refused(row) for row in outcome.refused[:REFUSED_KEPT]],
        "notes": [note.as_dict() for note in outcome.notes],
        "changes_count": outcome.changed,
        "changes": [_change(one) for one in outcome.changes[:CHANGES_KEPT]],
        "lines_count": sum(outcome.told.values()),
        "lines": [_line(one) for one in outcome.lines[:CHANGES_KEPT]],
        "told": dict(outcome.told),
        "repeated": outcome.repeated,
        "written": outcome.written,
    }


def problem_kept(words: Words, sheets: tuple[str, ...] = ()) -> dict[str, Any]:
    """A file that could not be read as a whole."""
    return {"problem": words.as_dict(), "sheets": list(sheets)}


def _refused(row: RefusedRow) -> dict[str, Any]:
    return {
        "sheet": row.sheet,
        "row": row.row,
        "column": row.column,
        "cell": row.cell,
        "header": row.header,
        "code": row.code,
        "words": row.words.as_dict(),
    }


def _change(one: ValueChange) -> dict[str, Any]:
    return {
        "row": one.row,
        "sheet": one.sheet,
        "period": one.period,
        "indicator": one.indicator.as_dict(),
        "unit": one.unit.as_dict(),
        "cell": one.cell.as_dict(),
        "old": one.old,
        "new": one.new,
        "beyond": one.beyond,
    }


def _line(one: RowChange) -> dict[str, Any]:
    return {
        "row": one.row,
        "what": one.what.as_dict(),
        "how": one.how,
        "header": one.header,
        "old": one.old.as_dict(),
        "new": one.new.as_dict(),
    }
