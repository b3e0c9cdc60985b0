"""The hall: codes that can be typed with a cold thumb, and how many names fit on the screen."""

import hashlib
import unicodedata
from dataclasses import dataclass

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is misread on a slip of paper
LONG = 8


def as_typed(text: str) -> str:
    """A code as it is kept: capital letters, without the dashes and blanks that people type."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(each for each in plain if each.isalnum())


def looks_like_a_code(text: str) -> bool:
    """True when a typed text could be a code at all."""
    plain = as_typed(text)
    return len(plain) == LONG and all(each in LETTERS for each in plain)


def on_the_slip(code: str) -> str:
    """The code as it is printed: two groups of four."""
    return f"{code[:4]}-{code[4:]}"


def digest_of_code(token: str, code: str) -> str:
    """What is kept of a code: bound to its ceremony, so that it opens no other."""
    return hashlib.sha256(f"{token}:{as_typed(code)}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Grid:
    """How the names stand on a 16:9 screen: columns, rows, and the step of the type."""

    columns: int
    rows: int
    step: str  # a class: grand, large, middle, small


STEPS = ((8, 1, "grand"), (24, 3, "large"), (40, 4, "middle"), (75, 5, "small"))


def grid_for(names: int) -> Grid:
    """The grid that holds so many names; beyond what a hall can read it keeps the smallest type."""
    for most, columns, step in STEPS:
        if names <= most:
            return Grid(columns, -(-max(names, 1) // columns), step)
    columns = 6
    return Grid(columns, -(-names // columns), "least")
