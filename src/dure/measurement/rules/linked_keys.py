"""Linked keys (이어진 칸): what a release told of one indicator, named as another that counts the same.

To the attacker one count is one unknown, on whatever page it stands. What the other indicator counts
besides keeps a name of its own, and so do its totals where other organisations report it.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dure.engines.disclosure import Join, Relation, Release
from dure.measurement.rules.protection import PartKey, figure_of
from dure.measurement.rules.same_counts import Group
from dure.measurement.types.release import APART, FigureKey, Where

Asked = frozenset[tuple[str, str]]  # organisation and place, as they are asked
Groups = Mapping[tuple[int, str], Group]


@dataclass(frozen=True)
class Renaming:
    """Renaming (이름 바꾸기): from the keys of one indicator (`theirs`) to those of another (`mine`).

    `groups` says for a period who counts the same, `asked` whom an initiative asks for an indicator;
    `present` is what stands in each of my own cells, `latest` in each of theirs.
    """

    initiative: int
    theirs: int
    is_rate: bool
    mine: int
    groups: Callable[[str], Groups]
    asked: Mapping[tuple[int, int], Asked]
    present: Mapping[Hashable, float]
    latest: Mapping[Hashable, float]

    def key(self, key: Hashable) -> Hashable:
        """The name of one of their cells among mine."""
        figure, part = (key.key, key.part) if isinstance(key, PartKey) else (figure_of(key), "")
        group = self.groups(figure.period).get((self.theirs, part))
        if group is None:
            return _apart(figure, f"{self.theirs}{part}")
        own = next((each for each in group if each[0] == self.mine), None)
        named, at_hand = "".join(map(str, group[0])), own or group[0]
        alike = self._is_asked_alike(at_hand[0], figure.where)
        if own is None:
            return _apart(figure, named if alike else f"{named}.{self.theirs}")
        mine = PartKey(figure, own[1]) if own[1] else figure
        if alike or self._is_equal(key, mine):
            return mine
        return _apart(figure, f"{named}.{self.theirs}")

    def _is_asked_alike(self, other: int, where: Where) -> bool:
        elsewhere, _, rest = (where.organisation or where.place).rpartition(APART)
        initiative = int(elsewhere) if elsewhere else self.initiative
        here, there = (self.asked.get((initiative, one), Asked()) for one in (other, self.theirs))
        if where.organisation:
            return _places(here, rest) == _places(there, rest)
        return here == there

    def _is_equal(self, key: Hashable, mine: Hashable) -> bool:
        """Asked of others, and the same number: whoever is asked besides had nothing to add."""
        return mine in self.present and self.latest.get(key) == self.present[mine]

    def release(self, told: Release) -> Release:
        """A release of theirs as one about my cells.

        Of a rate its two parts are told, and that the one above lies in the one below where it does.
        """
        known = {**told.secrets, **told.values}
        within = _within(known) if self.is_rate else ()
        return replace(
            told,
            values=self._named(told.values),
            labels=self._named(told.labels),
            secrets=self._named(told.secrets),
            ranges=self._named(told.ranges),
            nothing=frozenset(self.key(key) for key in told.nothing if self._is_count(key)),
            relations=tuple(
                replace(one, total=self.key(one.total), parts=tuple(map(self.key, one.parts)))
                for one in (*told.relations, *within)
            ),
        )

    def _named(self, told: Mapping[Hashable, Any]) -> dict[Hashable, Any]:
        return {self.key(key): value for key, value in told.items() if self._is_count(key)}

    def _is_count(self, key: Hashable) -> bool:
        return isinstance(key, PartKey) is self.is_rate


def unstable(known: Mapping[Hashable, float], least: int) -> Iterator[tuple[PartKey, PartKey]]:
    """Both parts of each rate of too few people to be told: who knows both of them knows the rate."""
    for key, value in known.items():
        if isinstance(key, PartKey) and key.part == "d" and 0 < value < least:
            yield PartKey(key.key, "n"), key


def _within(known: Mapping[Hashable, float]) -> Iterator[Relation]:
    """That the part above lies in the one below; those who are not in it are a group of their own."""
    for key, value in known.items():
        if isinstance(key, PartKey) and key.part == "n":
            below = PartKey(key.key, "d")
            rest = known.get(below, -1.0) - value
            if rest >= 0:
                yield Relation(below, (key,), Join.SUM if rest else Join.WITHIN)


def _places(asked: Asked, organisation: str) -> frozenset[str]:
    return frozenset(place for each, place in asked if each == organisation)


def _apart(key: FigureKey, tag: str) -> FigureKey:
    """A name among cells that nobody of mine has."""
    organisation, place = key.where
    if organisation:
        return key._replace(where=Where(f"{tag}{APART}{organisation}", place))
    return key._replace(where=Where("", f"{tag}{APART}{place}"))
