"""A resident number written over two neighbouring cells: six digits of birth, then seven.

One such pair alone proves little: of any six and seven digits side by side one in some two hundred looks
like one. So a pair of columns is judged by all its rows: it holds people's numbers when at least half
of the pairs in it look like one. A dash may have a cell of its own between the two, and a
spreadsheet takes the zeros off a front that is a number. What is found is never returned, only where.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from dure.engines.hangul.resident_number import (
    MARK,
    NO_CHECK_DIGIT_SINCE,
    birth_date,
    check_digit_right,
    plain_text,
)

FRONT, BACK = 6, 7
LEAST = 101  # 1 January 2000 as a number: 000101
Columns = tuple[int, int]


def split_resident_numbers(
    rows: Iterable[Sequence[Any]], *, on: date
) -> tuple[tuple[int, int], ...]:
    """(row, column) of the front of every number split over two cells, both counted from 0."""
    seen: dict[Columns, list[tuple[int, bool]]] = defaultdict(list)
    for number, cells in enumerate(rows):
        for at, back in enumerate(cells):
            digits = _digits(back, BACK)
            front_at = _before(cells, at) if digits else None
            front = _digits(cells[front_at], FRONT) if front_at is not None else ""
            if front_at is not None and front:
                seen[front_at, at].append((number, _is_one(front + digits, on)))
    return tuple(
        sorted(
            (number, columns[0])
            for columns, pairs in seen.items()
            if sum(likely for _, likely in pairs) * 2 >= len(pairs)
            for number, likely in pairs
            if likely
        )
    )


def _before(cells: Sequence[Any], at: int) -> int | None:
    """The cell that the back belongs to: the one before it, or before a cell that holds but a dash."""
    if at and not _is_mark(cells[at - 1]):
        return at - 1
    return at - 2 if at > 1 else None


def _is_mark(cell: Any) -> bool:
    if cell is None:
        return True
    return isinstance(cell, str) and len(cell) < FRONT and set(plain_text(cell)) <= MARK


def _digits(cell: Any, size: int) -> str:
    """The cell's digits when it holds that many and nothing else; a number's lost zeros come back."""
    if isinstance(cell, str):
        return _written(cell, size)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return ""
    least, most = (LEAST, 10**FRONT) if size == FRONT else (10 ** (BACK - 1), 10**BACK)
    return str(int(cell)).zfill(size) if least <= cell < most and cell == int(cell) else ""


def _written(cell: str, size: int) -> str:
    """The digits of a text; a table of text that a spreadsheet wrote has lost its zeros as well."""
    least = len(str(LEAST)) if size == FRONT else BACK
    if not least <= len(cell) <= size * 3:
        return ""
    text = plain_text(cell).strip()
    if not (text.isascii() and text.isdecimal() and least <= len(text) <= size):
        return ""
    return text.zfill(size) if int(text) >= LEAST else ""


def _is_one(digits: str, on: date) -> bool:
    born = birth_date(digits, on)
    return born is not None and (born >= NO_CHECK_DIGIT_SINCE or check_digit_right(digits))
