"""Gaps (빈틈): what is offered beside what is needed, for every place and kind of service.

Zero, unknown, not applicable and hidden are four things, and stay four. Nothing is estimated: a capacity
that several places share counts for none of them surely, and for each at most; so does what is for one
group where everybody's need is told.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dure.activities.types.register import Cell, Compared, Line, Supply, Wanted

# The state of a cell is its worst one. Words for each: `rules/gap_words.py`.
WORST_FIRST = (
    "gap",  # somebody needs it, nobody offers it
    "short",  # surely too little
    "unsure",  # perhaps enough: somebody has not said how much, or for which place
    "hidden",  # too few people to be told
    "met",  # enough
    "spare",  # nobody needs it, it is offered
    "none",  # nobody needs it, nobody offers it
    "served",  # offered; how many need it is unknown
    "unknown",  # neither offered nor known to be needed
    "not_applicable",
)
RANK = {state: at for at, state in enumerate(WORST_FIRST)}


@dataclass(slots=True)
class _Offers:
    """What is offered in one cell: line → (surely, at most beside it, 1 where it has not said)."""

    given: dict[int, tuple[int, int, int]] = field(default_factory=dict)


def matrix(
    lines: Sequence[Line],
    needs: Iterable[Wanted],
    parent_of: Mapping[str, str],
    *,
    places: Sequence[str],
    kinds: Sequence[str],
) -> dict[tuple[str, str], Cell]:
    """Every cell of places × kinds. A line counts where its areas are, in what lies above them whole,
    and in what lies below them at most."""
    offered = _offered(lines, parent_of, places)
    wanted: dict[tuple[str, str], list[Wanted]] = defaultdict(list)
    for one in needs:
        wanted[(one.place, one.kind)].append(one)
    return {
        (place, kind): _cell(lines, offered.get((place, kind)), wanted.get((place, kind), ()))
        for place in places
        for kind in kinds
    }


def _offered(
    lines: Sequence[Line], parent_of: Mapping[str, str], places: Sequence[str]
) -> dict[tuple[str, str], _Offers]:
    around = _Rows(places, parent_of)
    found: dict[tuple[str, str], _Offers] = defaultdict(_Offers)
    for at, line in enumerate(lines):
        areas = tuple(dict.fromkeys(line.areas))
        inside: dict[str, list[str]] = {}
        for area in areas:
            for place in around.over(area):
                inside.setdefault(place, []).append(area)
        for place, those in inside.items():
            found[(place, line.kind)].given[at] = _part(line, those, whole=len(those) == len(areas))
        for place in around.under(areas) - inside.keys():
            found[(place, line.kind)].given[at] = _part(line, (), whole=False)
    return found


class _Rows:
    """The rows of the matrix, and which of them lie over or under a place."""

    def __init__(self, places: Sequence[str], parent_of: Mapping[str, str]) -> None:
        self.parent_of, self.rows = parent_of, frozenset(places)
        self.known: dict[str, tuple[str, ...]] = {}
        self.below: dict[str, set[str]] = defaultdict(set)
        for place in places:
            for above in _upwards(place, parent_of)[1:]:
                self.below[above].add(place)

    def over(self, area: str) -> tuple[str, ...]:
        """The rows in which a place lies: itself and those above it."""
        found = self.known.get(area)
        if found is None:
            found = tuple(one for one in _upwards(area, self.parent_of) if one in self.rows)
            self.known[area] = found
        return found

    def under(self, areas: Sequence[str]) -> set[str]:
        """The rows that lie within some places."""
        return {place for area in areas for place in self.below.get(area, ())}


def _upwards(place: str, parent_of: Mapping[str, str]) -> tuple[str, ...]:
    way = [place]
    while (place := parent_of.get(place, "")) and place not in way:
        way.append(place)
    return tuple(way)


def _part(line: Line, areas: Sequence[str], *, whole: bool) -> tuple[int, int, int]:
    """How much of a line belongs to some of its areas."""
    if line.capacity is None:
        return 0, 0, 1
    if whole:
        return line.capacity, 0, 0
    told = [line.shares[area] for area in areas if area in line.shares]
    if areas and len(told) == len(areas):
        return sum(told), 0, 0
    elsewhere = sum(share for area, share in line.shares.items() if area not in areas)
    surely = sum(told)
    return surely, max(0, line.capacity - elsewhere - surely), 0


def _cell(lines: Sequence[Line], offers: _Offers | None, wanted: Sequence[Wanted]) -> Cell:
    given = offers.given if offers else {}
    compared = tuple(
        sorted(
            (_compared(lines, given, one) for one in wanted),
            key=lambda one: (RANK[one.state], one.group),
        )
    )
    homes = {lines[at].organisation_id for at in given}
    state = compared[0].state if compared else "served" if given else "unknown"
    return Cell(len(given), len(homes), _sum(given.values()), compared, state)


def _compared(
    lines: Sequence[Line], given: Mapping[int, tuple[int, int, int]], need: Wanted
) -> Compared:
    serving = {
        at: part if need.group or not lines[at].groups else (0, part[0] + part[1], part[2])
        for at, part in given.items()
        if _serves(lines[at], need)
    }
    alike = [part for at, part in serving.items() if lines[at].unit == need.unit]
    other = len(serving) - len(
        alike
    )  # in another unit: how much of this need it meets is not known
    supply = _sum(alike)
    supply = supply._replace(untold=supply.untold + other)
    count = need.amount if need.state == "value" else None
    state, missing = _state(need, count, supply, serves=bool(serving))
    return Compared(need.group, count, need.unit, supply, state, missing)


def _serves(line: Line, need: Wanted) -> bool:
    """Whoever serves everybody serves each group whole; whoever serves one group serves some of all."""
    return not line.groups or not need.group or need.group in line.groups


def _sum(parts: Iterable[tuple[int, int, int]]) -> Supply:
    known = shared = untold = 0
    for surely, at_most, silent in parts:
        known, shared, untold = known + surely, shared + at_most, untold + silent
    return Supply(known, shared, untold)


def _state(need: Wanted, count: int | None, supply: Supply, *, serves: bool) -> tuple[str, int]:
    if need.state != "value":
        return need.state, 0
    if count is None:
        return ("served" if serves else "unknown"), 0
    if count == 0:
        return ("spare" if serves else "none"), 0
    return _beside(count, supply) if serves else ("gap", count)


def _beside(count: int, supply: Supply) -> tuple[str, int]:
    if supply.known >= count:
        return "met", 0
    if supply.at_most is None or supply.at_most >= count:
        return "unsure", 0
    return "short", count - supply.at_most
