"""SDMX-CSV 2.0: published numbers as statistics offices exchange them.

Every number is there: a hidden one without its value and with its confidentiality, a missing one
with the reason why it is missing, so that zero, missing, not applicable and hidden stay apart.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dure.engines.measure import Period, PeriodKind, cell_values, parse_period

TOTAL = "_T"
FREQUENCIES: dict[PeriodKind, str] = {"month": "M", "quarter": "Q", "half": "S", "year": "A"}
# CL_OBS_STATUS: A normal, B break in the series, E estimated; without a value Q suppressed,
# L not collected, M cannot exist, O another reason: the parts are there and make no one value.
STATUSES = {
    "hidden": "Q",
    "not_reported": "L",
    "not_applicable": "M",
    "not_combined": "O",
}
# CL_CONF_STATUS: F free, C confidential. Not D, hidden to protect another: it would tell which is small.
CONFIDENTIAL = {"hidden": "C"}
BEFORE = ("STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "INDICATOR", "REPORTING_ORG", "REF_AREA")
AFTER = (
    *("TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "COUNT_METHOD"),
    *("LOWER_BOUND", "UPPER_BOUND", "DEFINITION_VERSION", "NUMBER_ADDRESS"),
    *("PEOPLE_MODE", "PEOPLE_BASIS"),
)


def sdmx_rows(
    slug: str, *, dimensions: Sequence[str], rows: Iterable[Mapping[str, str]]
) -> Iterator[list[str]]:
    """The header, then a line a number; each of `dimensions` has a column, `_T` is its total."""
    yield [*BEFORE, *(_named(name) for name in dimensions), *AFTER]
    flow = f"DURE:{slug.upper().replace('-', '_')}(1.0)"
    counted: dict[tuple[str, ...], str] = {}
    for row in rows:
        told = _observed(row, breaks=_breaks(row, counted))
        yield [*_where(flow, row), *_split(row, dimensions), *told]


def _named(dimension: str) -> str:
    """The column of a way to split: in SDMX's letters, and never one of the columns of all."""
    plain = re.sub(r"[^A-Z0-9_@$-]", "_", dimension.upper())
    return f"{plain}_SPLIT" if plain in {*BEFORE, *AFTER} else plain


def _breaks(row: Mapping[str, str], counted: dict[tuple[str, ...], str]) -> bool:
    """True for the first value of a series by another definition; `counted` remembers the last.

    Rows come in the order of their periods, as the dataset gives them.
    """
    if row["status"] != "published":
        return False
    kind = parse_period(row["period"]).kind
    series = (kind, row["indicator"], row["organisation"], row["place"], row["cell"])
    before = counted.get(series)
    counted[series] = row["definition_version"]
    return before is not None and before != row["definition_version"]


def sdmx_period(period: Period) -> str:
    """How SDMX writes a period: 2026-03, 2026-Q1, 2026-S1, 2026."""
    return period.code.replace("-H", "-S")


def _where(flow: str, row: Mapping[str, str]) -> list[str]:
    frequency = FREQUENCIES[parse_period(row["period"]).kind]
    whose, place = row["organisation"] or TOTAL, row["place"] or TOTAL
    return ["dataflow", flow, "I", frequency, row["indicator"], whose, place]


def _split(row: Mapping[str, str], dimensions: Sequence[str]) -> list[str]:
    cell = dict(cell_values(row["cell"])) if row["cell"] else {}
    return [cell.get(name, TOTAL) for name in dimensions]


def _observed(row: Mapping[str, str], *, breaks: bool) -> list[str]:
    known = "E" if row["method"] == "estimate" else "B" if breaks else "A"
    return [
        sdmx_period(parse_period(row["period"])),
        row["value"],
        STATUSES.get(row["status"], known),
        CONFIDENTIAL.get(row["status"], "F"),
        row["unit_en"],
        row["method"],
        row["low"],
        row["high"],
        row["definition_version"],
        row["address"],
        row["people_mode"],
        row["people_basis"],
    ]
