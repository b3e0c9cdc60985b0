"""Values of blind overlaps: how many two members share, as far as it may be told."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class ShownOverlap:
    """A number that may be told with its range, or why it is not: few people, or nearly all."""

    state: Literal["shown", "few", "nearly_all"]
    value: int | None = None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class SketchLine:
    """A member that brought a sketch: how many people are in it, for who may know."""

    name: Words
    counted: int | None
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlapLine:
    """Two members and how many both serve; who of them agrees to look together.

    `speaks_for` is the side for which the reader may agree, None for a reader of neither.
    """

    one: int
    other: int
    one_name: Words
    other_name: Words
    shown: ShownOverlap
    agreed: frozenset[int] = frozenset()
    speaks_for: int | None = None

    @property
    def is_open(self) -> bool:
        """Both agree: the desk may show whom."""
        return {self.one, self.other} <= self.agreed

    @property
    def has_agreed(self) -> bool:
        """The reader's own side agrees already."""
        return self.speaks_for in self.agreed

    @property
    def with_whom(self) -> int:
        """The side that is not the reader's."""
        return self.other if self.speaks_for == self.one else self.one


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlapsPage:
    """Everything the page of overlaps shows to this reader."""

    periods: tuple[str, ...]
    period: str
    brought: tuple[SketchLine, ...]
    people: ShownOverlap | None
    lines: tuple[OverlapLine, ...]
    own: tuple[tuple[int, Words], ...]
    indicator: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    outlived: tuple[Words, ...] = ()

    def of_whom(
        self,
        *,
        everything: bool,
        own: Collection[int],
        words: Collection[tuple[int, int]],
    ) -> "OverlapsPage":
        """For one reader: the backbone sees all pairs, a member those it is one of."""
        lines = [
            replace(
                line,
                agreed=frozenset(
                    who
                    for who, with_whom in ((line.one, line.other), (line.other, line.one))
                    if (who, with_whom) in words
                ),
                speaks_for=next((one for one in (line.one, line.other) if one in own), None),
            )
            for line in self.lines
            if everything or {line.one, line.other} & set(own)
        ]
        return replace(self, lines=tuple(lines))
