"""What was seen in a file, as its page shows it."""

from collections.abc import Mapping
from typing import Any

from dure.kernel.ui.figures import NOT_APPLICABLE, NOT_REPORTED, VALUE, Figure
from dure.kernel.words import Words
from dure.measurement.queries import period_words
from dure.measurement.rules.import_fields import MAPPED_KINDS
from dure.measurement.rules.row_changes import HOW_WORDS, row_words
from dure.measurement.rules.value_changes import BEYOND
from dure.measurement.types.uploads import UploadCard

ROWS_SHOWN, A_PAGE = 200, 100
KINDS = {
    "workbook": Words("보고 엑셀", "Report workbook"),
    "reports": Words("보고값", "Reported values"),
    "records": Words("활동 기록", "Service records"),
    "people": Words("이용자", "People"),
    "organisations": Words("기관", "Organisations"),
    "places": Words("지역 코드", "Place codes"),
    "indicators": Words("지표", "Indicators"),
    "population": Words("지역 통계", "Population figures"),
    "services": Words("누가 무엇을 어디서 (3W)", "Who does what where (3W)"),
    "needs": Words("필요", "Needs"),
}


def page_of(upload: UploadCard, first: int = 0) -> dict[str, Any]:
    """The context of an upload's page; of its changes one page, from the `first` on."""
    seen = upload.outcome
    constants = (upload.mapping or {}).get("constants") or {}
    return {
        "upload": upload,
        "mapped_kinds": MAPPED_KINDS,
        "seen": seen,
        "kind": KINDS[upload.kind],
        "problem": _words(seen.get("problem")),
        "notes": [Words.of(note) for note in seen.get("notes", [])],
        "refused": [_refused(row) for row in seen.get("refused", [])[:ROWS_SHOWN]],
        "refused_more": max(0, seen.get("refused_count", 0) - ROWS_SHOWN),
        "changes": [change_shown(one) for one in seen.get("changes", [])[first : first + A_PAGE]],
        "lines": [_line(one) for one in seen.get("lines", [])[first : first + A_PAGE]],
        "told": [
            (words, seen.get("told", {})[how])
            for how, words in HOW_WORDS.items()
            if how in seen.get("told", {})
        ],
        "leaf": _leaf(seen, first),
        "period": constants.get("period", ""),
        "good": seen.get("taken", 0),
        "values": _values(seen),
    }


def _values(seen: Mapping[str, Any]) -> int:
    """How many values would change: a row of somebody's own sheet holds several of them."""
    count, rows = int(seen.get("changes_count", 0)), int(seen.get("taken", 0))
    return count if count and not seen.get("refused_count") else rows


def _leaf(seen: Mapping[str, Any], first: int) -> dict[str, int | None]:
    """Which changes the page shows, where the next and the last page begin, how many are not kept."""
    kept = max(len(seen.get("changes", [])), len(seen.get("lines", [])))
    count = seen.get("changes_count", 0) + seen.get("lines_count", 0)
    after = first + A_PAGE
    return {
        "first": first + 1,
        "last": min(after, kept),
        "of": count,
        "before": max(0, first - A_PAGE) if first else None,
        "after": after if after < kept else None,
        "left_out": count - kept,
    }


def _line(one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "row": row_words(one["row"]),
        "what": Words.of(one["what"]),
        "how": HOW_WORDS[one["how"]],
        "header": one["header"],
        "old": Words.of(one["old"]),
        "new": Words.of(one["new"]),
    }


def _words(pair: dict[str, str] | None) -> Words | None:
    return Words.of(pair) if pair else None


def _refused(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"cell": row["cell"], "header": row["header"], "words": Words.of(row["words"])}


def change_shown(one: Mapping[str, Any]) -> dict[str, Any]:
    """One change as its row shows it: two parts as they are, everything else as a figure in words."""
    return {
        "period": period_words(one["period"]),
        "indicator": Words.of(one["indicator"]),
        "cell": Words.of(one["cell"]),
        "old": short_figure(one["old"], Words.of(one["unit"])),
        "new": short_figure(one["new"], Words.of(one["unit"])),
        "old_parts": one["old"] if "/" in one["old"] else "",
        "new_parts": one["new"] if "/" in one["new"] else "",
        "beyond": BEYOND if one.get("beyond") else None,
    }


def short_figure(short: str, unit: Words) -> Figure:
    """A value in the journal's short form; two parts are shown as they are by the page."""
    if not short:
        return Figure(NOT_REPORTED)
    if short == "na":
        return Figure(NOT_APPLICABLE)
    if "/" in short:
        return Figure(NOT_REPORTED)
    value = float(short)
    return Figure(VALUE, value, unit, 0 if value.is_integer() else 1)
