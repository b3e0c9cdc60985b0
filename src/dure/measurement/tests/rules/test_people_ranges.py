"""The range beside a number of people: held against every way in which people may belong together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dure.activities.types import CountedFact
from dure.engines.measure import Figure, parse_period
from dure.measurement.rules.keyed_people import Unit, keys_of
from dure.measurement.rules.people_once import DIFFERENT, Known
from dure.measurement.rules.people_ranges import (
    fewest_and_most,
    marks_by_unit,
    marks_in_cell,
    ways_of,
)
from dure.measurement.rules.ranges import with_safe_ranges
from dure.measurement.types.release import FigureKey, Shown, Where

MARCH = parse_period("2026-03")
KITCHEN, WELFARE, CHURCH = "1", "2", "3"
PEOPLE = range(1, 7)
Block = frozenset[int]


@dataclass
class County:
    """Who was served by which house, written down as what, and who agreed to be linked."""

    house: dict[int, str]
    sex: dict[int, str]
    agreed: frozenset[int]
    known: Known

    @property
    def keys(self) -> dict[int, str]:
        return keys_of(frozenset(self.house), self.agreed, self.known)

    def range_of(self, houses: Sequence[str], cell: str = "") -> tuple[int, int]:
        """What the page says of the people of some houses."""
        marks = marks_by_unit(self._lines(), self.keys, ways_of(self.keys, self.known))
        units = [unit for unit in marks if unit.organisation in houses]
        found = frozenset[str]().union(*(marks_in_cell(marks[unit], cell) for unit in units))
        return fewest_and_most(found, one_house=len(houses) == 1) if found else (0, 0)

    def _lines(self) -> list[tuple[Unit, CountedFact]]:
        return [
            (Unit(house, "52111", MARCH), line(one, house, self.sex.get(one, "")))
            for one, house in self.house.items()
        ]

    def counted(self, way: Sequence[Block], houses: Sequence[str], sex: str = "") -> int:
        """How many of a way the houses serve, each in the category of its newest line."""
        return sum(
            any(self.house[one] in houses for one in block)
            and (not sex or self.sex.get(max(block), "") == sex)
            for block in way
        )


def line(person: int, house: str, sex: str) -> CountedFact:
    numbers = {"id": person, "organisation_id": int(house), "kind": "lunch", "person": str(person)}
    rest = {"heads": 0, "quantity": Decimal(1), "unit": "", "place_code": "52111"}
    served = {"occurred_on": date(2026, 3, person), "attributes": {"sex": sex} if sex else {}}
    return CountedFact(**numbers, **rest, **served)  # type: ignore[arg-type]


def ways(county: County) -> Iterator[list[Block]]:
    """Every allowed way, by trying all: what the rules must not be beyond, and should reach."""
    keys, known = county.keys, county.known
    said = {pair: told for pair, told in known.decided.items() if set(pair) <= county.agreed}
    chances = {pair: one for pair, one in known.likely.items() if set(pair) <= county.agreed}
    chances.update(
        {pair: 1.0 if told == "same" else 0.0 for pair, told in said.items() if told != "unsure"}
    )
    parted = {pair for pair, told in said.items() if told == DIFFERENT}
    likely = {pair for pair, chance in chances.items() if chance >= 0.1}
    sure = [pair for pair in likely if chances[pair] > 0.9 and keys[pair[0]] == keys[pair[1]]]
    for way in partitions(sorted(county.house)):
        where = {one: block for block in way for one in block}
        together = [where[left] is where[right] for left, right in sure]
        apart = [where[left] is not where[right] for left, right in parted - joined(sure)]
        if all(together) and all(apart) and all(hangs(block, likely, county) for block in way):
            yield way


def joined(sure: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Pairs that are one by others, whatever was said of themselves."""
    whole = [block for block in chains(PEOPLE, sure) if len(block) > 1]
    return {(one, other) for block in whole for one in block for other in block}


def chains(people: Sequence[int], pairs: Sequence[tuple[int, int]]) -> list[Block]:
    blocks = [frozenset([one]) for one in people]
    for left, right in pairs:
        both = [block for block in blocks if left in block or right in block]
        blocks = [block for block in blocks if block not in both] + [frozenset().union(*both)]
    return blocks


def hangs(block: Block, likely: set[tuple[int, int]], county: County) -> bool:
    """Joined by likely pairs; who did not agree may be anybody of another house."""
    linked = sorted(block & county.agreed)
    inside = [pair for pair in likely if set(pair) <= block]
    if len(chains(linked, inside)) > 1:
        return False
    others = block - county.agreed
    houses = [county.house[one] for one in block]
    return not others or all(houses.count(county.house[one]) == 1 for one in others)


def partitions(people: list[int]) -> Iterator[list[Block]]:
    if not people:
        yield []
        return
    first, *rest = people
    for way in partitions(rest):
        yield [frozenset([first]), *way]
        for i, block in enumerate(way):
            yield [*way[:i], block | {first}, *way[i + 1 :]]


PAIRS = st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)).filter(lambda p: p[0] < p[1])
CHANCES = st.sampled_from([0.02, 0.3, 0.6, 0.95])
HOUSES = st.fixed_dictionaries({one: st.sampled_from([KITCHEN, WELFARE, CHURCH]) for one in PEOPLE})
LIKELY = st.dictionaries(PAIRS, CHANCES, max_size=8)
SAID = st.dictionaries(PAIRS, st.sampled_from(["same", "different", "unsure"]), max_size=4)
SCOPES = ([KITCHEN], [KITCHEN, WELFARE], [KITCHEN, WELFARE, CHURCH])


@given(HOUSES, LIKELY, st.sampled_from(SCOPES))
def test_the_range_is_as_tight_as_can_be_where_nobody_was_parted(house, likely, scope) -> None:  # type: ignore[no-untyped-def]
    county = County(house, {}, frozenset(PEOPLE), Known(likely, {}))
    found = [county.counted(way, scope) for way in ways(county)]

    assert county.range_of(scope) == (min(found), max(found))


@given(HOUSES, LIKELY, SAID, st.sampled_from(SCOPES))
def test_with_what_humans_said_the_most_is_reached_and_the_fewest_never_passed(  # type: ignore[no-untyped-def]
    house, likely, said, scope
) -> None:
    county = County(house, {}, frozenset(PEOPLE), Known(likely, said))
    found = [county.counted(way, scope) for way in ways(county)]

    fewest, most = county.range_of(scope)

    assert most == max(found, default=most)
    assert fewest <= min(found, default=fewest) or not any(found)


@given(HOUSES, st.fixed_dictionaries({one: st.sampled_from("fm") for one in PEOPLE}), LIKELY)
def test_whoever_is_written_down_in_two_ways_may_stand_in_either_cell(house, sex, likely) -> None:  # type: ignore[no-untyped-def]
    county = County(house, sex, frozenset(PEOPLE), Known(likely, {}))
    found = [county.counted(way, [KITCHEN, WELFARE], "f") for way in ways(county)]

    fewest, most = county.range_of([KITCHEN, WELFARE], "sex=f")

    assert fewest <= max(1, min(found))
    assert most >= max(found)


@given(HOUSES, st.frozensets(st.sampled_from(PEOPLE)), LIKELY, st.sampled_from(SCOPES))
def test_who_did_not_agree_is_one_within_a_house_and_may_be_anybody_elsewhere(  # type: ignore[no-untyped-def]
    house, agreed, likely, scope
) -> None:
    county = County(house, {}, agreed, Known(likely, {}))
    found = [county.counted(way, scope) for way in ways(county)]

    fewest, most = county.range_of(scope)

    assert fewest <= max(1, min(found))
    assert most == max(found)


def test_four_who_may_all_be_one_are_at_least_one_and_not_less_by_every_pair() -> None:
    house = dict.fromkeys(range(1, 8), KITCHEN)
    doubtful = {(left, right): 0.3 for left in range(1, 5) for right in range(left + 1, 5)}
    county = County(house, {}, frozenset(house), Known(doubtful, {}))

    assert county.range_of([KITCHEN]) == (4, 7)


def test_whom_a_human_parted_are_two_in_every_case() -> None:
    likely = {(1, 2): 0.4, (2, 3): 0.4}
    house = {1: KITCHEN, 2: WELFARE, 3: CHURCH}
    county = County(house, {}, frozenset(house), Known(likely, {(1, 3): DIFFERENT}))

    assert county.range_of([KITCHEN, WELFARE, CHURCH]) == (2, 3)


# --- the largest house that is told

MARCH_CODE, WHOLE, HIDDEN = "2026-03", Where(), Shown(status="primary", figure=None)


def told(low: int, value: int, *houses: Shown, place: str = "") -> Figure:
    """The number of a county beside those of its houses, as readers get it."""
    figure = Figure("value", value, "distinct", low, value)
    whole = FigureKey(MARCH_CODE, Where(place=place), "")
    shown = {whole: Shown(status="published", figure=figure)}
    for at, one in enumerate(houses):
        shown[FigureKey(MARCH_CODE, Where(str(at)), "")] = one
    safe = with_safe_ranges(shown)[whole].figure
    assert safe is not None
    return safe


def house(value: int, low: int | None = None) -> Shown:
    return Shown(status="published", figure=Figure("value", value, "distinct", low, value))


def test_nineteen_are_at_least_the_seven_of_a_house_that_stands_beside_them() -> None:
    assert told(1, 19, house(7), house(7), house(7)).low == 7


def test_a_house_that_is_itself_in_doubt_raises_it_by_its_own_low_end_only() -> None:
    assert told(1, 19, house(9, low=5), house(7)).low == 7
    assert told(1, 19, house(9, low=5)).low == 5


def test_a_hidden_house_raises_nothing() -> None:
    assert told(1, 6, HIDDEN, house(2)).low == 2
    assert told(1, 6, HIDDEN).low == 1


def test_within_a_place_no_house_raises_it_as_it_may_lie_elsewhere() -> None:
    assert told(1, 19, house(7), place="52111").low == 1


def test_an_estimate_does_not_tell_the_hidden_number_of_the_largest_house():
    """복지관's 150 are told and 손맛's 217 are hidden: together about 260, and no word of 217."""
    month, whole = "2026-11", Where()
    about = Figure("value", 260, "estimate", 217, 310)
    told = Shown(status="published", figure=Figure("value", 150, "distinct"))
    shown = {
        FigureKey(month, Where(KITCHEN), ""): Shown(status="primary", figure=None),
        FigureKey(month, Where(WELFARE), ""): told,
        FigureKey(month, whole, ""): Shown(status="published", figure=about),
        FigureKey(month, Where(place="52111"), ""): Shown(status="published", figure=about),
    }

    safe = with_safe_ranges(shown)

    figure = safe[FigureKey(month, whole, "")].figure
    assert figure is not None
    assert (figure.value, figure.low, figure.high) == (260, 150, 310)
    there = safe[FigureKey(month, Where(place="52111"), "")].figure
    assert there is not None
    assert there.low == 0
