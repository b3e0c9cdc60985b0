"""Which parts of a whole may be shown, so that no small part can be read or reckoned from the others."""

from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

Part = TypeVar("Part", bound=Hashable)


def parts_shown(
    sizes: Mapping[Part, int],
    total: int,
    smallest: int,
    among: Collection[Part] | None = None,
) -> frozenset[Part]:
    """The parts of which at least `smallest` are, and of which the rest is nobody or enough.

    The total is known: whoever subtracts what is shown from it learns about the rest. While the rest
    is smaller than `smallest` the smallest part that is shown joins it. Parts may leave some of the
    total out (who is in no part); these are in the rest. A part of nobody is shown as nobody. Only
    parts `among` some are shown, where that is given.
    """
    open_to = sizes if among is None else among
    shown = {part for part, size in sizes.items() if size >= smallest and part in open_to}
    empty = {part for part, size in sizes.items() if size == 0 and part in open_to}
    if 0 < total < smallest:
        return frozenset()
    while shown:
        rest = total - sum(sizes[part] for part in shown)
        if rest == 0 or rest >= smallest:
            break
        shown.discard(min(shown, key=lambda part: (sizes[part], repr(part))))
    return frozenset(shown | empty)


def may_be_counted_again(changed: Mapping[Part, int], smallest: int) -> bool:
    """True when no group changed by so few voices that the difference would tell about them."""
    moved = [each for each in changed.values() if each]
    return bool(moved) and all(each >= smallest for each in moved)
