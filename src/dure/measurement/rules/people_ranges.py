"""People ranges (실인원 범위): the fewest and the most people that can stand behind a number of people.

Pure. As long as a human has not decided a pair, people may belong together in several ways. A way is
allowed when it keeps together who surely is one (a human said so, or a pair that is past doubt and was
taken as one), keeps apart whom a human parted, and joins nobody without a chain of likely pairs. The
most is reached where no doubtful pair is one. The fewest is one person for each chain, more where
humans parted some of it: never above what holds, which would take too long to find in every case.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dure.activities.types import CountedFact
from dure.engines.linkage import USUAL, components
from dure.engines.measure import cell_values
from dure.measurement.rules.keyed_people import AGREED, APART, Unit
from dure.measurement.rules.people_once import DIFFERENT, SAME, Known, Pair

Split = Mapping[str, str]
LEAST, MOST = "l", "h"
SOMEBODY = "?"


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways (묶일 수 있는 길): of each person who agreed, who surely is the same one, and who may be.

    Both are named by their smallest person. `parted` numbers, inside one chain, those whom humans
    parted from each other; everybody else there may be one of them.
    """

    sure: Mapping[int, int]
    chain: Mapping[int, int]
    parted: Mapping[int, int]

    @property
    def open(self) -> frozenset[int]:
        """The chains in which something is in doubt."""
        inside: dict[int, set[int]] = defaultdict(set)
        for person, chain in self.chain.items():
            inside[chain].add(self.sure[person])
        return frozenset(chain for chain, them in inside.items() if len(them) > 1)

    @property
    def fewest(self) -> int:
        """The fewest people that all of them can be."""
        marks = (
            f"{self.chain[one]}.{self.parted.get(self.sure[one], SOMEBODY)}" for one in self.chain
        )
        return _fewest(frozenset(marks))

    @property
    def most(self) -> int:
        """The most people that all of them can be."""
        return len(set(self.sure.values()))


class Mark(NamedTuple):
    """Mark (표식): somebody who may count in a unit, in the cells of any or of all these splits."""

    key: str
    splits: Sequence[Split]
    in_all: bool = False

    def stands_in(self, wanted: Collection[tuple[str, str]]) -> bool:
        """Whether it counts in a cell."""
        test = all if self.in_all else any
        return test(
            all(split.get(name, "") == value for name, value in wanted) for split in self.splits
        )


def ways_of(keys: Mapping[int, str], known: Known) -> Ways:
    """In which ways the people who agreed may belong together; `keys` say how they are counted."""
    people = sorted(one for one, key in keys.items() if key[0] == AGREED)
    place = {one: at for at, one in enumerate(people)}
    sure: list[tuple[int, int, float]] = []
    likely: list[tuple[int, int, float]] = []
    parted: list[Pair] = []
    for left, right in sorted({*known.likely, *known.decided}):
        if left not in place or right not in place:
            continue
        said, chance = known.decided.get((left, right)), known.likely.get((left, right), 0.0)
        edge = (place[left], place[right], 1.0)
        if said == DIFFERENT:
            parted.append((left, right))
        elif said == SAME or chance >= USUAL.uncertain_low:
            likely.append(edge)
            if (said == SAME or chance > USUAL.uncertain_high) and keys[left] == keys[right]:
                sure.append(edge)
    one = _smallest(people, components(len(people), sure))
    chain = _smallest(people, components(len(people), likely))
    return Ways(one, chain, _parted(parted, one, chain))


def _smallest(people: Sequence[int], found: Sequence[int]) -> dict[int, int]:
    return {person: people[found[at]] for at, person in enumerate(people)}


def _parted(
    pairs: Iterable[Pair], sure: Mapping[int, int], chain: Mapping[int, int]
) -> dict[int, int]:
    """Of each chain some who are all parted from each other: the most parted first."""
    from_whom: dict[int, set[int]] = defaultdict(set)
    for left, right in pairs:
        if chain[left] == chain[right] and sure[left] != sure[right]:
            from_whom[sure[left]].add(sure[right])
            from_whom[sure[right]].add(sure[left])
    chosen: dict[int, list[int]] = defaultdict(list)
    for one in sorted(from_whom, key=lambda one: (-len(from_whom[one]), one)):
        if all(other in from_whom[one] for other in chosen[chain[one]]):
            chosen[chain[one]].append(one)
    return {one: at for them in chosen.values() for at, one in enumerate(them)}


def marks_by_unit(
    facts: Iterable[tuple[Unit, CountedFact]], keys: Mapping[int, str], ways: Ways
) -> dict[Unit, list[Mark]]:
    """Everybody who may count in each unit, fewest and most."""
    served = _Served(facts)
    marks = _Marks(served, keys, ways)
    return {
        unit: [mark for person in sorted(people) for mark in marks.of(unit, person)]
        for unit, people in served.people.items()
    }


class _Served:
    """Who was served where, and the newest line of each person in a period."""

    def __init__(self, facts: Iterable[tuple[Unit, CountedFact]]) -> None:
        self.people: dict[Unit, set[int]] = defaultdict(set)
        self.newest: dict[tuple[str, int], CountedFact] = {}
        for unit, fact in facts:
            if fact.person:
                person = int(fact.person)
                self.people[unit].add(person)
                at = (unit.period.code, person)
                last = self.newest.get(at)
                if last is None or _age(last) < _age(fact):
                    self.newest[at] = fact


def _age(fact: CountedFact) -> tuple[object, int]:
    return fact.occurred_on, fact.id


class _Marks:
    """The marks of one person in one unit."""

    def __init__(self, served: _Served, keys: Mapping[int, str], ways: Ways) -> None:
        self._served, self._keys, self._ways, self._open = served, keys, ways, ways.open
        self._inside: dict[int, list[int]] = defaultdict(list)
        for person, chain in ways.chain.items():
            self._inside[chain].append(person)

    def of(self, unit: Unit, person: int) -> Iterable[Mark]:
        """One mark where nothing is in doubt; else one for the most and those for the fewest."""
        chain = self._ways.chain.get(person)
        if chain not in self._open:
            them = [person] if chain is None else self._inside[chain]
            return [Mark(self._keys[person], [self._lines(unit, them)[-1].attributes])]
        return [*self._most(unit, person), *self._least(unit, person, f"{LEAST}{chain}.")]

    def _lines(self, unit: Unit, people: Iterable[int]) -> list[CountedFact]:
        """The newest line of each of them in the period, the newest of all last."""
        newest, period = self._served.newest, unit.period.code
        return sorted((newest[period, one] for one in people if (period, one) in newest), key=_age)

    def _least(self, unit: Unit, person: int, name: str) -> Iterable[Mark]:
        """Sure to count where the whole chain stands in a cell, or where its newest line does."""
        ways = self._ways
        lines = self._lines(unit, self._inside[ways.chain[person]])
        number = ways.parted.get(ways.sure[person], SOMEBODY)
        yield Mark(f"{name}{number}", [line.attributes for line in lines], in_all=True)
        if int(lines[-1].person) == person:
            yield Mark(f"{name}{SOMEBODY}", [lines[-1].attributes])

    def _most(self, unit: Unit, person: int) -> Iterable[Mark]:
        """May count as its own newest line says, or as that of somebody newer who may be the same."""
        ways = self._ways
        chain, here = self._inside[ways.chain[person]], self._served.people[unit]
        own = self._lines(unit, [one for one in chain if ways.sure[one] == ways.sure[person]])[-1]
        newer = [
            line.attributes
            for line in self._lines(unit, chain)
            if _age(line) > _age(own) and int(line.person) not in here
        ]
        yield Mark(f"{MOST}{ways.sure[person]}", [own.attributes, *newer])


def marks_in_cell(marks: Iterable[Mark], cell: str) -> frozenset[str]:
    """The keys of the marks that count in a cell; of all of them in the total."""
    wanted = cell_values(cell)
    return frozenset(mark.key for mark in marks if mark.stands_in(wanted))


def fewest_and_most(keys: Collection[str], *, one_house: bool = False) -> tuple[int, int]:
    """The ends of the range, from the keys of marks united at any level.

    Who did not agree may be anybody in another house, so that they do not raise the fewest; within
    `one_house` each is somebody. How many the largest house has may be hidden: it is not used here.
    """
    kinds: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        kinds[key[0]].add(key[1:])
    fewest = len(kinds[AGREED]) + _fewest(kinds[LEAST])
    fewest += len(kinds[APART]) if one_house else 0
    return max(fewest, 1), sum(len(kinds[kind]) for kind in (AGREED, MOST, APART))


def _fewest(marks: Collection[str]) -> int:
    """One person a chain, and one for each of those in it who are parted from each other."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for mark in marks:
        chain, _, number = mark.rpartition(".")
        numbers[chain].add(number)
    return sum(max(1, len(them - {SOMEBODY})) for them in numbers.values())
