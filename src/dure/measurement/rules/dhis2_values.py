"""DHIS2 values: published numbers as a `dataValueSet` that a DHIS2 takes with its code scheme.

DHIS2 adds up places and periods by itself, so a file holds one level and each indicator's own
period kind: with totals beside their parts everything would be counted twice over there.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from dure.engines.measure import Period, PeriodKind, parse_period

Level = Literal["organisation", "place", "whole"]
LEVELS: tuple[Level, ...] = ("organisation", "place", "whole")
TOTAL = "default"  # the category option combination of a value that is not split


def data_value_set(
    slug: str, *, level: Level, kinds: Mapping[str, str], rows: Iterable[Mapping[str, str]]
) -> dict[str, Any]:
    """The set; `kinds` is indicator code → its own period kind.

    A rate leaves as its two parts (`CODE.numerator`, `CODE.denominator`), which may be added.
    Hidden and unreported numbers have no value over there and are left out; 0 is "0".
    """
    values = [
        value
        for row in rows
        if _wanted(row, level, kinds)
        for value in _values(row, _unit(slug, row, level))
    ]
    return {
        "dataSet": slug,
        "dataElementIdScheme": "CODE",
        "orgUnitIdScheme": "CODE",
        "categoryOptionComboIdScheme": "CODE",
        "dataValues": values,
    }


def dhis2_period(period: Period) -> str:
    """How DHIS2 writes a period: 202603, 2026Q1, 2026S1, 2026."""
    year, place = divmod(period.first_month, 12)
    written: dict[PeriodKind, str] = {
        "month": f"{year}{place + 1:02d}",
        "quarter": f"{year}Q{place // 3 + 1}",
        "half": f"{year}S{place // 6 + 1}",
        "year": f"{year}",
    }
    return written[period.kind]


def _wanted(row: Mapping[str, str], level: Level, kinds: Mapping[str, str]) -> bool:
    if row["status"] != "published" or _level(row) != level:
        return False
    return parse_period(row["period"]).kind == kinds[row["indicator"]]


def _level(row: Mapping[str, str]) -> Level:
    if row["organisation"]:
        return "organisation"
    return "place" if row["place"] else "whole"


def _unit(slug: str, row: Mapping[str, str], level: Level) -> str:
    return slug if level == "whole" else row[level]


def _values(row: Mapping[str, str], unit: str) -> Iterator[dict[str, str]]:
    for part, written in _parts(row):
        yield {
            "dataElement": f"{row['indicator']}{part}",
            "period": dhis2_period(parse_period(row["period"])),
            "orgUnit": unit,
            "categoryOptionCombo": row["cell"] or TOTAL,
            "value": written,
            "comment": row["method"],
        }


def _parts(row: Mapping[str, str]) -> list[tuple[str, str]]:
    if row["numerator"] and row["denominator"]:
        return [(".numerator", row["numerator"]), (".denominator", row["denominator"])]
    return [("", row["value"])] if row["value"] else []
