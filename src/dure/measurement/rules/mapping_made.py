"""A mapping made on the screen: which column is what, and what is the same in every row."""

from collections.abc import Mapping, Sequence
from typing import Any

from dure.engines.tables import Column, Table, remember
from dure.engines.tables import Mapping as Fitted
from dure.engines.tables.types import Address
from dure.kernel.words import Words
from dure.measurement.rules.cells_asked import Dimensions, cell_label, cells_asked
from dure.measurement.types.asked import AskedVersion

NOWHERE = Address("", 0, 0)
FIELDS = {
    "organisation": Words("기관", "Organisation"),
    "period": Words("기간", "Period"),
    "year": Words("해 (달이나 분기 열이 따로 있을 때)", "Year (beside a column of months)"),
    "place": Words("지역", "Place"),
    "indicator": Words("지표 (이름이나 코드가 적힌 열)", "Indicator (a column that names it)"),
    "value": Words("값 (지표 열이 따로 있을 때)", "Value (beside an indicator column)"),
    "numerator": Words("분자", "Numerator"),
    "denominator": Words("분모", "Denominator"),
    "cell": Words(
        "세부구분 (성별·연령대를 한 칸에 적은 열)", "Cell (a column that holds the whole split)"
    ),
    "comment": Words("메모", "Note"),
}
CONSTANTS = ("period", "place", "indicator")


def mapping_made(
    table: Table, chosen: Mapping[int, str], constants: Mapping[str, str]
) -> dict[str, Any]:
    """The mapping to be used and remembered: position → field, and the constants that say something."""
    positions = {key: at for at, key in sorted(chosen.items(), reverse=True) if key}
    made: dict[str, Any] = dict(remember(table, Fitted(positions)))
    made["constants"] = {
        key: value for key, value in constants.items() if value and key not in positions
    }
    return made


def with_period(mapping: Mapping[str, Any], period: str) -> Mapping[str, Any]:
    """A remembered mapping for another month: its constant period is replaced."""
    constants = dict(mapping.get("constants") or {})
    if not period or "period" not in constants:
        return mapping
    return {**mapping, "constants": {**constants, "period": period}}


def value_fields(
    versions: Sequence[AskedVersion], dimensions: Dimensions
) -> list[tuple[str, Words]]:
    """Every number that a column could hold: field and its words, totals before their cells."""
    found: list[tuple[str, Words]] = []
    for version in versions:
        for part, more in _parts(version):
            for cell in ("", *cells_asked(version, dimensions)):
                key = f"{part}:{version.code}" + (f":{cell}" if cell else "")
                label = cell_label(cell, dimensions) if cell else Words("", "")
                found.append((key, _said(version, more, label)))
    return found


def _parts(version: AskedVersion) -> list[tuple[str, Words]]:
    if not version.has_parts:
        return [("value", Words("", ""))]
    return [("numerator", version.numerator), ("denominator", version.denominator)]


def _said(version: AskedVersion, part: Words, cell: Words) -> Words:
    ko = " · ".join(filter(None, (version.code, version.name.ko, part.ko, cell.ko)))
    en = " · ".join(filter(None, (version.code, version.name.en, part.en, cell.en)))
    return Words(ko, en)


def suggested(column: Column, values: Sequence[tuple[str, Words]]) -> str:
    """The number a header names by itself: its code, or its name with the group beside it."""
    header = _plain(column.header)
    best, length = "", 0
    for key, words in values:
        for language in ("ko", "en"):
            code, *names = words.in_language(language).split(" · ")
            named = all(_plain(each) in header for each in names)
            size = sum(len(_plain(each)) for each in names)
            if (named and size > length) or (header == _plain(code) and not best):
                best, length = key, size
    return best


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
