"""Record files in which anything may stand, with definitions that ask for everything."""

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import yaml
from hypothesis import strategies as st

ORGANISATIONS = ["할매손밥상", "가람 복지관, 본관", '온들"마을"농장']
# Nobody, fillers that stand for everybody, keys that only look alike, and one for a whole family.
PERSONS = ["", "", "000", "0", "p1", "P1", "p 1", "박순례", "김영수", "가족-7", "1e3", "1000"]
SERVICES = ["lunch", "banchan", "outing", "Lunch"]
QUANTITIES = ["", "1", "1", "2", "0", "-1", "3", "+2", "1000000000"]
BROKEN = ["0.5", "-0.25", "2.000000000001", "1e2"]
FIRST = date(2024, 2, 1)
CLOCKS = [
    "",
    "T00:00:00",
    "T11:42",
    " 09:30:00",
    "T23:30:00Z",
    "T23:59:59+09:00",
    "T05:00:00-05:00",
]
PLACES = """code,parent,level,valid_from,valid_to,successor
52,,sido,,,
12,,sido,,,
52111,52,sigungu,,2025-12-31,
52111,12,sigungu,2026-01-01,,
52113,52,sigungu,,,
52115,52,sigungu,,2024-06-30,52116
52116,52,sigungu,2024-07-01,2025-06-30,52113
45,,sido,,2024-03-31,52
45001,45,sigungu,,,
5211101,52111,dong,,,
5211102,52111,dong,2025-01-01,2025-12-31,5211101
"""
SPOTS = ["52", "12", "52111", "52113", "52115", "52116", "45001", "5211101", "5211102", ""]
KINDS = ["distinct", "distinct", "sum", "count", "mean", "latest"]
SPLITS = [[], ["sex"], "age", ["sex", "age"], ["age", "service"], ["unit", "sex"]]
PERIODS = [None, ["year"], ["half", "year"], ["month"], ["quarter", "half"], ["year", "month"]]
FILTERS: list[Any] = [
    None,
    {"service": "lunch"},
    {"service": ["lunch", "banchan"]},
    {"service": ["lunch", "Lunch"], "sex": ["f"]},
    {"sex": ["f", ""]},
    {"age": ["085"]},
    {"service": ["nothing of this name"]},
]
COLUMNS = [
    *("record_id", "organisation", "service", "person", "occurred_at"),
    *("place", "quantity", "unit", "reverses", "sex", "age"),
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What `dure measure` is given, as texts of files."""

    records: str
    indicators: str
    places: str
    as_of: date | None


@st.composite
def asked_files(draw: Any) -> Asked:
    """Out of order, days to come, taken back twice, moved, renamed, without a name or a place."""
    quantities = QUANTITIES + (BROKEN if draw(st.booleans()) else [])
    rows = [draw(record(number, quantities)) for number in range(draw(st.integers(1, 24)))]
    for number in range(draw(st.integers(0, 3))):
        rows.append(taken_back(draw(st.sampled_from(rows)), f"b{number}"))
    asked = [draw(definition(number)) for number in range(draw(st.integers(1, 4)))]
    asked += draw(ratios([one["code"] for one in asked]))
    return Asked(
        written(rows, draw(st.permutations(COLUMNS))),
        yaml.safe_dump({"indicators": draw(st.permutations(asked))}, allow_unicode=True),
        draw(st.sampled_from([PLACES, PLACES, ""])),
        draw(st.sampled_from([None, date(2026, 6, 30), date(2024, 5, 1), date(2024, 6, 30)])),
    )


@st.composite
def record(draw: Any, number: int, quantities: list[str]) -> dict[str, str]:
    """One line."""
    person = draw(st.sampled_from(PERSONS))
    whole = [one for one in quantities if person or one not in BROKEN]
    day = FIRST + timedelta(days=draw(st.integers(0, 1100)))
    return {
        "record_id": f"r{number}",
        "organisation": draw(st.sampled_from(ORGANISATIONS)),
        "service": draw(st.sampled_from(SERVICES)),
        "person": person,
        "occurred_at": day.isoformat() + draw(st.sampled_from(CLOCKS)),
        "place": draw(st.sampled_from(SPOTS)),
        "quantity": draw(st.sampled_from(whole)),
        "unit": draw(st.sampled_from(["식", ""])),
        "reverses": draw(st.sampled_from(["", "", "", "", "r0"])),
        "sex": draw(st.sampled_from(["f", "m", "", " f "])),
        "age": draw(st.sampled_from(["085", "85", "unknown"])),
    }


def taken_back(row: dict[str, str], record_id: str) -> dict[str, str]:
    """The line that takes another one back; it may itself be such a line."""
    quantity = row["quantity"] or "1"
    back = quantity[1:] if quantity.startswith("-") else f"-{quantity.lstrip('+')}"
    return {**row, "record_id": record_id, "quantity": back, "reverses": row["record_id"]}


@st.composite
def definition(draw: Any, number: int) -> dict[str, Any]:
    """One indicator that is counted from records."""
    found: dict[str, Any] = {"code": f"i{number}", "kind": draw(st.sampled_from(KINDS))}
    chosen = {
        "where": draw(st.sampled_from(FILTERS)),
        "by": draw(st.sampled_from(SPLITS)),
        "periods": draw(st.sampled_from(PERIODS)),
        "valid_from": draw(st.sampled_from([None, None, None, date(2025, 1, 1)])),
    }
    return found | {key: value for key, value in chosen.items() if value is not None}


@st.composite
def ratios(draw: Any, codes: list[str]) -> list[dict[str, Any]]:
    """Ratios of any two of them, of one with itself as well."""
    return [
        {
            "code": f"ratio{number}",
            "kind": "ratio",
            "numerator": draw(st.sampled_from(codes)),
            "denominator": draw(st.sampled_from(codes)),
            "scale": draw(st.sampled_from([1, 100])),
        }
        for number in range(draw(st.integers(0, 2)))
    ]


def written(rows: list[dict[str, str]], columns: list[str]) -> str:
    """The file, its columns in that order."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
