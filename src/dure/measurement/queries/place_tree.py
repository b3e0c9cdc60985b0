"""Place tree: the places of some codes as the engine adds them up on a day."""

from collections.abc import Iterable
from datetime import date

from dure.engines.measure import PlaceTree
from dure.ground.places.queries import successors, tree_on

LEVELS = ("sido", "sigungu", "gu", "eup_myeon_dong")


def tree_of(codes: Iterable[str], day: date) -> PlaceTree:
    """For each code its line upwards on `day`; an abolished code stands where its people are now."""
    tree = tree_on(day)
    ancestors: dict[str, dict[str, str]] = {}
    for code in sorted(set(codes)):
        now = code if code in tree.parent_of else _moved(code, day)
        line = tree.line_of(now) if now in tree.parent_of else ()
        ancestors[code] = {tree.level_of[each]: each for each in line if each in tree.level_of}
    found = {level for chain in ancestors.values() for level in chain}
    return PlaceTree(ancestors, tuple(level for level in LEVELS if level in found))


def _moved(code: str, day: date) -> str:
    after = successors(code, day)
    # Where an area was split, the whole number goes where most of its people went.
    return max(after, key=lambda each: each.share).code if after else code
