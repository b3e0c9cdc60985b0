"""How a protection is searched for, and the mark of the engine that did it."""

from enum import StrEnum

ENGINE = "disclosure 1"


class Search(StrEnum):
    """Search (찾는 방식): proven cheapest, quick, or by the size of the table."""

    AUTO = "auto"
    EXACT = "exact"
    FAST = "fast"
