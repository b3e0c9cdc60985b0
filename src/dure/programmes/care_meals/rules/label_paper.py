"""Label paper (라벨 용지): how labels lie on the sheets that are sold for printers."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from dure.kernel.words import Words

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Format:
    """A sheet of labels as it is sold: columns, rows, and how large one is in millimetres."""

    code: str
    name: Words
    columns: int
    rows: int

    @property
    def each(self) -> int:
        """How many on one sheet."""
        return self.columns * self.rows


FORMATS = {
    one.code: one
    for one in (
        Format("14", Words("14칸 (99.1 × 38.1 mm)", "14 a sheet (99.1 × 38.1 mm)"), 2, 7),
        Format("21", Words("21칸 (63.5 × 38.1 mm)", "21 a sheet (63.5 × 38.1 mm)"), 3, 7),
        Format("8", Words("8칸 (99.1 × 67.7 mm)", "8 a sheet (99.1 × 67.7 mm)"), 2, 4),
    )
}


def on_paper(
    cards: Sequence[One], form: Format, skip: int = 0
) -> tuple[tuple[One | None, ...], ...]:
    """The labels sheet by sheet; the first `skip` places were used before and stay empty."""
    places: list[One | None] = [None] * (skip % form.each)
    rest = iter([*places, *cards])
    pages = iter(lambda: tuple(islice(rest, form.each)), ())
    return tuple(pages)
