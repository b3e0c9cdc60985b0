"""Which statement comes next: those with the fewest answers first, not in the same order for everybody."""

import hashlib
from collections.abc import Mapping, Sequence

SPREAD = 0.5  # statements whose counts differ by less than this share come in any order


def in_turn(numbers: Sequence[int], answered: Mapping[int, int], mark: str) -> list[int]:
    """The statements in the order in which this voice meets them; the same each time it asks."""
    return sorted(numbers, key=lambda one: (_weight(one, answered.get(one, 0), mark), one))


def _weight(number: int, answers: int, mark: str) -> float:
    digest = hashlib.sha256(f"{mark}:{number}".encode()).digest()
    chance = int.from_bytes(digest[:4], "big") / 2**32
    return (answers + 1) * (1 - SPREAD / 2 + SPREAD * chance)
