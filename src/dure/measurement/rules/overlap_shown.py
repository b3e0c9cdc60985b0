"""What of an estimated overlap may be told: not a few people, and not nearly everybody."""

from collections.abc import Sequence

from dure.engines.linkage import Estimated, Overlap
from dure.measurement.types.overlaps import ShownOverlap


def overlap_shown(found: Overlap, *, sizes: tuple[int, int], floor: int) -> ShownOverlap:
    """The overlap with its range; only "few" below the floor, and "nearly all" when few are left.

    The ends of the range are told no closer than the floor: 2–9 would say what 5 hides.
    """
    if found.value < floor:
        return ShownOverlap("few")
    if min(sizes) - found.value < floor:
        return ShownOverlap("nearly_all")
    low, high = max(floor, found.low), min(*sizes, max(found.value, found.high))
    return ShownOverlap("shown", found.value, low, high)


def people_shown(found: Estimated, *, sizes: Sequence[int], floor: int) -> ShownOverlap:
    """How many people all of them serve together, each counted once, about.

    Whoever knows how many each serves takes this number from their sum and has what they share: it is
    told by the same rule as an overlap.
    """
    if found.people < floor:
        return ShownOverlap("few")
    if sum(sizes) - found.people < floor or found.people - max(sizes) < floor:
        return ShownOverlap("nearly_all")
    return ShownOverlap("shown", found.people, found.low, found.high)
