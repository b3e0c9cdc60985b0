"""Sketched (밑그림의 값): what leaves a member instead of people, and what is read from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

VERSION = "sketch 1"


@dataclass(frozen=True, slots=True)
class Sketch:
    """Sketch (밑그림): a row of turned bits, how many people went in, how many could not."""

    organisation: str
    counted: int
    left_out: int
    bits: int
    turned: float
    secret_mark: str
    row: str
    version: str = VERSION


@dataclass(frozen=True, slots=True)
class Part:
    """Part (갈래): those of a member's people who stand in one category, and their own sketch."""

    cell: Mapping[str, str]
    sketch: Sketch


@dataclass(frozen=True, slots=True)
class Overlap:
    """Overlap (겹침): how many people two members share, about, and between which numbers."""

    one: str
    other: str
    value: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Estimated:
    """Estimated (어림): people of all members together, and of each two."""

    people: int
    low: int
    high: int
    pairs: Sequence[Overlap]
