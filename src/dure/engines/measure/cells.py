"""Cells (세부구분 칸): one written key for each combination of a disaggregation.

The empty key is the total; `age=65-74&sex=f` is sorted by dimension, so that two people who fill
in the same boxes in another order mean the same cell.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations

TOTAL = ""
_ESCAPES = (("%", "%25"), ("&", "%26"), ("=", "%3D"))


def cell_key(values: Mapping[str, str]) -> str:
    """The canonical key of a cell, dimensions sorted; no values at all is the total."""
    return "&".join(f"{_escape(name)}={_escape(value)}" for name, value in sorted(values.items()))


@lru_cache(maxsize=8192)
def cell_values(key: str) -> tuple[tuple[str, str], ...]:
    """(dimension, value) pairs of a key, sorted; ValueError when it is not a key."""
    if key == TOTAL:
        return ()
    pairs = []
    for part in key.split("&"):
        name, mark, value = part.partition("=")
        if not name or not mark:
            message = f"not a cell: {key!r}"
            raise ValueError(message)
        pairs.append((_plain(name), _plain(value)))
    return tuple(sorted(pairs))


def canonical(key: str) -> str:
    """The same cell in its one written form (sorted)."""
    return cell_key(dict(cell_values(key)))


def parents(key: str) -> tuple[str, ...]:
    """The cells with one dimension less: each of them contains this one."""
    pairs = cell_values(key)
    if not pairs:
        return ()
    return tuple(cell_key(dict(kept)) for kept in combinations(pairs, len(pairs) - 1))


def partitions(keys: Iterable[str]) -> dict[tuple[str, str], tuple[str, ...]]:
    """(parent, dimension) → the given cells that split that parent along that dimension."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in sorted(set(keys)):
        pairs = dict(cell_values(key))
        for dimension in pairs:
            rest = {name: value for name, value in pairs.items() if name != dimension}
            found[cell_key(rest), dimension].append(key)
    return {place: tuple(split) for place, split in found.items()}


def _escape(text: str) -> str:
    for plain, written in _ESCAPES:
        text = text.replace(plain, written)
    return text


def _plain(text: str) -> str:
    for plain, written in reversed(_ESCAPES):
        text = text.replace(written, plain)
    return text
