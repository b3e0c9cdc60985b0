"""For each place code the line upwards on a day; an abolished code stands where its people are now."""

from collections.abc import Iterable
from datetime import date

from dure.ground.places.queries import successors, tree_on


def place_lines(codes: Iterable[str], day: date) -> dict[str, tuple[str, ...]]:
    """Code → itself and everything above it, nearest first. The abolished code stays in its line."""
    tree = tree_on(day)
    found = {}
    for code in set(codes):
        now = code
        if code not in tree.parent_of:
            after = successors(code, day)
            now = max(after, key=lambda each: each.share).code if after else code
        found[code] = tuple(dict.fromkeys((code, *tree.line_of(now))))
    return found
