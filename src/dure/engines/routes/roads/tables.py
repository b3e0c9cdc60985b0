"""Tables (이동표): seconds and metres between spots, put together from the squares that are asked for.

A road engine answers up to a number of pairs at once; a large table is cut into squares of that size.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Cells = list[list[float | None]]


@dataclass(frozen=True, slots=True)
class Spot:
    """Spot (위치): degrees, as a question carries them: five decimals are a metre, and no more is told."""

    lat: float
    lon: float

    @property
    def written(self) -> tuple[str, str]:
        """Longitude and latitude with five decimals."""
        return f"{self.lon:.5f}", f"{self.lat:.5f}"


@dataclass(frozen=True, slots=True)
class Square:
    """Square (조각): from which spots to which, by number."""

    rows: range
    columns: range


@dataclass(slots=True)
class Table:
    """Table (이동표): rows are origins; a pair that no road joins is None."""

    size: int
    seconds: Cells = field(default_factory=list)
    metres: Cells = field(default_factory=list)

    def __post_init__(self) -> None:
        self.seconds = self.seconds or _empty(self.size)
        self.metres = self.metres or _empty(self.size)

    def lay(self, square: Square, seconds: Cells, metres: Cells) -> None:
        """Write the answer of one square into its place."""
        for row, from_spot in enumerate(square.rows):
            for column, to_spot in enumerate(square.columns):
                self.seconds[from_spot][to_spot] = seconds[row][column]
                self.metres[from_spot][to_spot] = metres[row][column]

    @property
    def unknown(self) -> int:
        """Pairs that no road joins."""
        return sum(cell is None for row in self.seconds for cell in row)


def _empty(size: int) -> Cells:
    return [[None] * size for _ in range(size)]


def squares(size: int, side: int) -> Iterator[Square]:
    """A table of `size` spots, cut into squares of at most `side` by `side`."""
    starts = range(0, size, side)
    for row in starts:
        for column in starts:
            yield Square(range(row, min(row + side, size)), range(column, min(column + side, size)))


def spots_in(square: Square, spots: Sequence[Spot]) -> tuple[list[Spot], list[Spot]]:
    """The origins and the ends of a square."""
    return [spots[n] for n in square.rows], [spots[n] for n in square.columns]
