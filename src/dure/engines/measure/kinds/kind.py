"""Kind (지표 유형): the questions each kind of indicator answers."""

from collections.abc import Sequence
from typing import Protocol

from dure.engines.measure.types import Definition, Entry, Figure, Parts, Rule


class Kind(Protocol):
    """Kind (지표 유형): parts of an entry, merging parts, and the figure that parts make."""

    time_rule: Rule
    place_rule: Rule

    def parts(self, entry: Entry, *, as_of: int, version: int, scale: int = 1) -> Parts:
        """What one entry of one report gives; `as_of` is the last month it speaks of."""

    def merge(self, parts: Sequence[Parts], rule: Rule) -> Parts:
        """The parts of all of them, closed under that rule."""

    def figure(self, parts: Parts, definition: Definition) -> Figure:
        """The figure that the parts make, with method and range."""
