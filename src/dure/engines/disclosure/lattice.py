"""Untold totals: numbers that no row shows, but that a reader adds up between those that are there.

Where a table has its cells and the grand total but no margins, or a margin is missing here and
there, a hidden cell is still "everything less the others". The missing totals in between are
unknowns of their own, so that the attacker can walk over them.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from dure.engines.disclosure.types import Cell, Codes

Chain = Mapping[str, tuple[str, ...]]  # each code with what lies above it, itself first


def chains(codes: set[str], parents: Mapping[str, str], total: str) -> Chain:
    """For each code that occurs the codes above it that occur as well, nearest first."""
    return {code: tuple(_upwards(code, codes, parents, total)) for code in sorted(codes)}


def _upwards(code: str, codes: set[str], parents: Mapping[str, str], total: str) -> Iterator[str]:
    at: str | None = code
    seen: set[str] = set()
    while at is not None and at not in seen:
        seen.add(at)
        if at in codes:
            yield at
        at = None if at == total else parents.get(at, total)


def untold(cells: Sequence[Cell], above: Sequence[Chain]) -> list[Codes]:
    """Keys without a row that lie above one row and below another, lowest first.

    `above` has the chains of each dimension; one of length one where its totals cannot be added up.
    """
    present = {cell.key for cell in cells if isinstance(cell.key, tuple)}
    missing: dict[Codes, None] = {}
    for key in present:
        lines = [chain.get(code, (code,)) for chain, code in zip(above, key, strict=True)]
        for higher in product(*lines):
            if higher not in present:
                missing[higher] = None
    under = _below(present, missing, above)
    height = [{code: len(chain) for code, chain in one.items()} for one in above]
    found = [key for key in missing if key in under]
    return sorted(found, key=lambda key: (-_depth(key, height), key))


def _depth(key: Codes, height: Sequence[Mapping[str, int]]) -> int:
    return sum(one.get(code, 1) for one, code in zip(height, key, strict=True))


def _below(
    present: set[Codes], missing: Mapping[Codes, None], above: Sequence[Chain]
) -> set[Codes]:
    """Those of the missing keys that have a row somewhere above them."""
    found = set()
    for key in missing:
        lines = [chain.get(code, (code,)) for chain, code in zip(above, key, strict=True)]
        if any(higher in present for higher in product(*lines)):
            found.add(key)
    return found
