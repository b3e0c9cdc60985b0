"""Places (지역): dated codes, the tree of a chosen day, successors of abolished codes.

A code may stand in several rows, one for each period in which it had another parent. `valid_to` is
the last valid day; where two rows meet on one day, the one that begins later counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dure.engines.measure.fault import BadInput, Fault
from dure.engines.measure.types import ALL


@dataclass(frozen=True, slots=True)
class Place:
    """Place (지역): one dated row of the code list; `successor` is the code that took its place."""

    code: str
    parent: str = ""
    level: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str = ""

    def is_valid_on(self, day: date) -> bool:
        """True from the first to the last valid day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class PlaceTree:
    """PlaceTree (지역 체계): for each code and level the ancestor on the chosen day."""

    ancestors: Mapping[str, Mapping[str, str]]
    levels: tuple[str, ...]

    def at(self, code: str, level: str) -> str | None:
        """The place of that level in which the code lies, `all` for all; None when there is none.

        A code that is not in the tree counts at `all` only.
        """
        if level == ALL:
            return ALL
        return self.ancestors.get(code, {}).get(level)


NO_PLACES = PlaceTree({}, ())


def tree_on(day: date, places: Iterable[Place]) -> PlaceTree:
    """The tree valid on the day; abolished codes lead to their successors where one is named.

    An abolished code without a successor keeps its last parent. Levels are in order of first
    appearance. Raises BadInput when parents or successors run in a circle or lead nowhere.
    """
    rows = list(places)
    chosen = _rows_on(day, rows)
    faults = [
        Fault("measure.unknown_parent", {"code": row.code, "parent": row.parent})
        for row in chosen.values()
        if row.parent and row.parent not in chosen
    ]
    if faults:
        raise BadInput(faults)
    current = {code: _current(code, day, chosen) for code in chosen}
    levels = tuple(dict.fromkeys(row.level for row in rows if row.level))
    return PlaceTree({code: _ancestors(current[code], chosen, current) for code in chosen}, levels)


def _rows_on(day: date, rows: Iterable[Place]) -> dict[str, Place]:
    by_code: dict[str, list[Place]] = defaultdict(list)
    for row in rows:
        by_code[row.code].append(row)
    return {
        code: max(group, key=lambda row: (row.is_valid_on(day), row.valid_from or date.min))
        for code, group in by_code.items()
    }


def _current(code: str, day: date, chosen: Mapping[str, Place]) -> str:
    seen = {code}
    while not chosen[code].is_valid_on(day) and chosen[code].successor in chosen:
        code = chosen[code].successor
        if code in seen:
            raise BadInput([Fault("measure.circular_successor", {"code": code})])
        seen.add(code)
    return code


def _ancestors(
    code: str, chosen: Mapping[str, Place], current: Mapping[str, str]
) -> dict[str, str]:
    found: dict[str, str] = {}
    seen: set[str] = set()
    while code:
        if code in seen:
            raise BadInput([Fault("measure.circular_place", {"code": code})])
        seen.add(code)
        found.setdefault(chosen[code].level, code)
        parent = chosen[code].parent
        code = current[parent] if parent else ""
    return found
