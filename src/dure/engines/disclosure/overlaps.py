"""Overlaps of distinct people that hang together over levels: what is told where one between is hidden.

Two people in both places of a district and one in both districts are, while the district is hidden, still
three in the places and the other district together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dure.engines.disclosure.types import Key


@dataclass(frozen=True)
class Split:
    """Split (나눔): the parts of a whole, and the unknown of how many people they come to above it."""

    unknown: int
    value: float
    parts: Sequence[Key]


class Overlaps:
    """Overlaps (겹침): every split of a table, by its whole; `few` is what is no small number any more."""

    def __init__(self, few: int) -> None:
        self._few = few
        self._splits: dict[Key, list[Split]] = {}

    def take(self, whole: Key, split: Split) -> None:
        """One more split of a whole."""
        self._splits.setdefault(whole, []).append(split)

    def together(self) -> Iterator[tuple[Key, frozenset[int], float]]:
        """Splits of several levels below a whole, each once: their unknowns, and what they come to."""
        known = set[frozenset[int]]()
        for whole, splits in self._splits.items():
            for split in splits:
                for group in self._levels(split):
                    unknowns = frozenset(one.unknown for one in group)
                    if len(unknowns) > 1 and unknowns not in known:
                        known.add(unknowns)
                        values = {one.unknown: one.value for one in group}
                        yield whole, unknowns, sum(values.values())

    def _levels(self, split: Split) -> Iterator[Sequence[Split]]:
        """A split with each of those just below it, and with all small ones at whatever depth."""
        for key in split.parts:
            yield from ((split, below) for below in self._splits.get(key, ()))
        yield tuple(self._deep(split))

    def _deep(self, split: Split, above: frozenset[Key] = frozenset()) -> Iterator[Split]:
        yield split
        for key in split.parts:
            below = () if key in above else self._splits.get(key, ())
            small = next((one for one in below if one.value < self._few), None)
            if small is not None:
                yield from self._deep(small, above | {key})
