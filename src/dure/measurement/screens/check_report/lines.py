"""The lines of a report under check, ready to be drawn."""

from collections.abc import Mapping, Sequence

from dure.engines.charts import draw_spark
from dure.kernel.words import Words
from dure.measurement.queries import period_words
from dure.measurement.queries.values_standing import periods_before
from dure.measurement.screens.shown import REDEFINED, change_words, figure_of, figure_of_short
from dure.measurement.types.asked import AskedVersion
from dure.measurement.types.desk import ChangedValue, CheckLine, ReportCheck
from dure.measurement.types.reports import ReportCells


def shown_check(check: ReportCheck) -> dict[str, object]:
    """Everything the page needs, in the order in which it is looked at."""
    head = check.report.head
    order, here = list(check.waiting), head.public_id
    at = order.index(here) if here in order else -1
    versions = {one.difference.version.code: one.difference.version for one in check.lines}
    lines = [_line(one) for one in check.lines]
    return {
        "check": check,
        "report": check.report,
        "head": head,
        "period": period_words(head.period),
        "before": period_words(periods_before(head.period, 1)[0]),
        "lines": [line for line in lines if not line["same"]],
        "same": [line for line in lines if line["same"]],
        "changed": [_changed(one, versions, check.cells) for one in check.report.changed],
        "unexplained": sum(not one.explained for one in check.report.findings),
        "position": at + 1,
        "previous": order[at - 1] if at > 0 else "",
        "following": order[at + 1] if 0 <= at < len(order) - 1 else "",
    }


def _line(one: CheckLine) -> dict[str, object]:
    each = one.difference
    moved = each.is_moved or bool(each.findings) or bool(one.evidence)
    return {
        "code": each.version.code,
        "place_code": each.place_code,
        "name": each.version.name,
        "place": one.place,
        "now": figure_of(each.now, each.version),
        "before": figure_of(each.before, each.version),
        "change": str(REDEFINED)
        if each.redefined
        else change_words(each.change, each.share, each.version),
        "rises": bool(each.change and each.change > 0),
        "parts": _parts(each.now, each.version),
        "comment": each.now.comment if each.now else "",
        "computed": bool(each.now and each.now.source == "computed"),
        "spark": draw_spark(one.curve, breaks=one.breaks),
        "findings": each.findings,
        "evidence": one.evidence,
        "has_cells": bool(each.version.combinations),
        "same": not moved,
    }


def _parts(stored: object, version: AskedVersion) -> Words | None:
    """`정시 배달 92 / 모든 배달 100`: what a rate is made of."""
    above, below = getattr(stored, "numerator", None), getattr(stored, "denominator", None)
    if above is None or below is None:
        return None
    return Words(
        f"{version.numerator.ko} {above:,} / {version.denominator.ko} {below:,}",
        f"{version.numerator.en} {above:,} / {version.denominator.en} {below:,}",
    )


def _changed(
    one: ChangedValue, versions: Mapping[str, AskedVersion], cells: Mapping[str, Words]
) -> dict[str, object]:
    version = versions.get(one.indicator)
    return {
        "name": version.name if version else Words(one.indicator, one.indicator),
        "cell": cells.get(one.cell),
        "old": figure_of_short(one.old, version) if version else one.old,
        "new": figure_of_short(one.new, version) if version else one.new,
    }


def shown_cells(cells: ReportCells) -> list[dict[str, object]]:
    """The groups of cells of one line: now beside last time."""
    return [
        {
            "name": name,
            "boxes": [
                {
                    "label": box.label,
                    "now": figure_of(box.current, cells.version),
                    "before": figure_of(box.last, cells.version),
                }
                for box in boxes
            ],
        }
        for name, boxes in cells.groups
    ]


def comment_of(comment: str, lines: Sequence[str]) -> str:
    """What is asked, with the lines that are meant below it; nothing when nothing was written."""
    written = comment.strip()
    if not written:
        return ""
    named = "\n".join(f"· {line.strip()[:200]}" for line in lines if line.strip())
    return f"{written}\n{named}" if named else written
