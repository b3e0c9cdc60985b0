"""A second opinion on `dure measure`: files in, a dictionary of every cell out. Dictionaries and sets.

Written from the words of the interface alone; imports nothing of the engine. Slow on purpose.
"""

import csv
from collections import defaultdict
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import yaml

Row = dict[str, str]
Cell = tuple[Any, ...]
SEOUL = timezone(timedelta(hours=9))
EVERY_PERIOD = ("month", "quarter", "half", "year")


def judged(records: Path, indicators: Path, places: Path | None, as_of: date | None) -> dict:
    """{(indicator, organisation, level, place, kind, period, {split: value}): numbers}."""
    rows = table(records)
    asked = yaml.safe_load(indicators.read_text(encoding="utf-8"))["indicators"]
    day = as_of or max((moment(row).date() for row in rows), default=date(2026, 1, 1))
    tree = Tree(table(places) if places else [], day)
    found: dict[Cell, dict[str, Fraction]] = {}
    for one in asked:
        if one["kind"] != "ratio":
            counted = counted_by(one, rows, tree)
            found.update({(one["code"], *key): cell for key, cell in counted.items()})
    for one in asked:
        if one["kind"] == "ratio":
            found.update(divided(one, asked, found))
    return found


def table(path: Path) -> list[Row]:
    """The rows of a CSV file as people see them: no spaces around anything."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {key.strip(): (value or "").strip() for key, value in row.items()}
            for row in csv.DictReader(file)
        ]


def moment(row: Row) -> datetime:
    """When it happened, as the clock on the wall in Seoul showed it."""
    told = datetime.fromisoformat(row["occurred_at"])
    return told.astimezone(SEOUL).replace(tzinfo=None) if told.tzinfo else told


class Tree:
    """Which place lies in which on a day."""

    def __init__(self, rows: list[Row], day: date) -> None:
        self.rows: dict[str, Row] = {}
        self.day = day
        for row in rows:
            known = self.rows.get(row["code"])
            if known is None or self.rank(row) > self.rank(known):
                self.rows[row["code"]] = row

    def rank(self, row: Row) -> tuple[bool, str]:
        """The row that holds on the day; of several the one that began last."""
        return self.holds(row), row.get("valid_from", "")

    def holds(self, row: Row) -> bool:
        """Between its first and its last valid day."""
        today = self.day.isoformat()
        return (row.get("valid_from") or "") <= today <= (row.get("valid_to") or "9999")

    def now(self, code: str) -> str:
        """The code that stands where this one stood."""
        while not self.holds(self.rows[code]) and self.rows[code].get("successor") in self.rows:
            code = self.rows[code]["successor"]
        return code

    def spots(self, code: str) -> list[tuple[str, str]]:
        """(level, place) at which a record of that place counts."""
        found = {"all": "all"}
        while code in self.rows:
            row = self.rows[self.now(code)]
            found.setdefault(row["level"], row["code"])
            code = row.get("parent", "")
        return list(found.items())


def counted_by(one: dict, rows: list[Row], tree: Tree) -> dict[Cell, dict[str, Fraction]]:
    """Every cell of an indicator that is counted from records."""
    cells: dict[Cell, list[Row]] = defaultdict(list)
    for row in rows:
        if wanted(one, row):
            for organisation in ("all", row["organisation"]):
                for level, place in tree.spots(row.get("place", "")):
                    for kind, period in periods(one, moment(row)):
                        for split in splits(one, row):
                            cells[organisation, level, place, kind, period, split].append(row)
    told = {
        key: COUNTED[one["kind"]](lines) for key, lines in cells.items() if one["kind"] != "latest"
    }
    if one["kind"] == "latest":
        told = {key: latest(lines, by_of(one)) for key, lines in cells.items()}
    return {key: cell for key, cell in told.items() if cell is not None}


def wanted(one: dict, row: Row) -> bool:
    """True when the filter takes the record."""
    for column, values in (one.get("where") or {}).items():
        listed = values if isinstance(values, list) else [values]
        if row.get(column, "") not in [str(value) for value in listed]:
            return False
    return not one.get("valid_from") or moment(row).date() >= one["valid_from"]


def periods(one: dict, when: datetime) -> list[tuple[str, str]]:
    """(kind, period) of a moment."""
    month, half = when.month, "H1" if when.month < 7 else "H2"
    written = {
        "month": f"{when:%Y-%m}",
        "quarter": f"{when:%Y}-Q{(month + 2) // 3}",
        "half": f"{when:%Y}-{half}",
        "year": f"{when:%Y}",
    }
    return [(kind, written[kind]) for kind in one.get("periods") or EVERY_PERIOD]


def by_of(one: dict) -> list[str]:
    """The columns it is split by."""
    told = one.get("by") or []
    return [told] if isinstance(told, str) else list(told)


def splits(one: dict, row: Row) -> list[frozenset[tuple[str, str]]]:
    """Every combination of its values with `all` as the total, which is left out here."""
    own = [(column, row.get(column, "") or "unknown") for column in by_of(one)]
    sizes = range(len(own) + 1)
    return [frozenset(some) for some in chain.from_iterable(combinations(own, n) for n in sizes)]


def quantity(row: Row) -> Fraction:
    """Nothing written means one."""
    return Fraction(row.get("quantity") or "1")


def sign(row: Row) -> int:
    """A line that takes another one back counts against it."""
    return -1 if quantity(row) < 0 or row.get("reverses") else 1


def added(lines: list[Row]) -> tuple[Fraction, int]:
    """Quantity and number of lines."""
    return sum(map(quantity, lines), Fraction(0)), sum(map(sign, lines))


def total(lines: list[Row]) -> dict[str, Fraction] | None:
    """A sum; nothing where no line and no quantity is left."""
    q, n = added(lines)
    return {"value": q} if q or n else None


def number(lines: list[Row]) -> dict[str, Fraction] | None:
    """A count of lines."""
    q, n = added(lines)
    return {"value": Fraction(n)} if q or n else None


def mean(lines: list[Row]) -> dict[str, Fraction] | None:
    """Quantity a line, where lines are left."""
    q, n = added(lines)
    return {"value": q / n, "numerator": q, "denominator": Fraction(n)} if n > 0 else None


def people(lines: list[Row]) -> dict[str, Fraction] | None:
    """Persons with something left, and heads without a name, who may be the same ones."""
    q, n = added(lines)
    own: dict[str, list[Row]] = defaultdict(list)
    for row in lines:
        own[row.get("person", "")].append(row)
    nameless = own.pop("", [])
    left = [added(each) for each in own.values()]
    known = Fraction(sum(1 for q_, n_ in left if q_ > 0 or (q_ == 0 and n_ > 0)))
    heads = sum(map(quantity, nameless), Fraction(0))
    if not (q or n or known):
        return None
    if heads <= 0:
        return {"value": known}
    taken_back = any(sign(row) < 0 for row in nameless)
    largest = Fraction(1) if taken_back else max(map(quantity, nameless))
    low = min(max(known, largest), known + heads)
    return {"value": known + heads, "low": low, "high": known + heads}


def latest(lines: list[Row], by: list[str]) -> dict[str, Fraction] | None:
    """The last standing value of each unit, added."""
    units: dict[Cell, dict[datetime, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in lines:
        own = () if row.get("person") else tuple(row.get(one, "") or "unknown" for one in by)
        unit = (row["organisation"], row.get("place", ""), row.get("person", ""), own)
        units[unit][moment(row)].append(row)
    found = []
    for moments in units.values():
        standing = [at for at, each in moments.items() if added(each)[1] > 0 or added(each)[0]]
        if standing:
            found.append(added(moments[max(standing)])[0])
    return {"value": sum(found, Fraction(0))} if found else None


COUNTED: dict[str, Any] = {
    "sum": total,
    "count": number,
    "mean": mean,
    "distinct": people,
}


def divided(one: dict, asked: list[dict], found: dict) -> dict[Cell, dict[str, Fraction]]:
    """A ratio wherever there is something to divide by."""
    above, below = (next(each for each in asked if each["code"] == one[part]) for part in PARTS)
    shared = [column for column in by_of(above) if column in by_of(below)]
    kept = [column for column in by_of(one) or shared if column in shared]
    kinds = [kind for kind in one.get("periods") or EVERY_PERIOD if both_have(above, below, kind)]
    cells = {}
    for (code, *rest), cell in found.items():
        named = {column for column, _ in rest[5]}
        if code == below["code"] and cell["value"] > 0 and named <= set(kept) and rest[3] in kinds:
            over = found.get((above["code"], *rest), {"value": Fraction(0)})
            scale = Fraction(str(one.get("scale", 1)))
            cells[(one["code"], *rest)] = {
                "value": scale * over["value"] / cell["value"],
                "numerator": over["value"],
                "denominator": cell["value"],
            }
    return cells


PARTS = ("numerator", "denominator")


def both_have(above: dict, below: dict, kind: str) -> bool:
    """True when both parts are counted over that kind of period."""
    return all(kind in (one.get("periods") or EVERY_PERIOD) for one in (above, below))
