"""Needs of few people (적은 인원): what is not told to whoever may not see it, and what would give it away.

A count below the smallest group is hidden. Where it stands alone among others that add up with it, the
smallest of those is hidden too: nobody finds it by subtraction.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dure.activities.types.register import Wanted


def hidden(needs: Sequence[Wanted], parent_of: Mapping[str, str], *, least: int) -> frozenset[int]:
    """Positions of the needs that are not told: too few, or standing alone beside one that is."""
    few = {
        at
        for at, one in enumerate(needs)
        if one.state == "value" and one.amount is not None and 0 < one.amount < least
    }
    families = _families(needs, parent_of)
    while True:
        more = {at for family in families for at in _beside(needs, family, few)}
        if not more - few:
            return frozenset(few)
        few |= more


def _families(needs: Sequence[Wanted], parent_of: Mapping[str, str]) -> list[list[int]]:
    """Needs that may add up: the groups of one place and kind, and one group's places under one place."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(needs):
        if one.state != "value":
            continue
        groups[("groups", one.place, one.kind)].append(at)
        above = parent_of.get(one.place, "")
        if above:
            groups[("places", above, one.kind, one.group)].append(at)
        groups[("places", one.place, one.kind, one.group)].append(at)
    return [family for family in groups.values() if len(family) > 1]


def _beside(needs: Sequence[Wanted], family: Sequence[int], few: set[int]) -> list[int]:
    inside = [at for at in family if at in few]
    if len(inside) != 1:
        return []
    others = [at for at in family if at not in few and (needs[at].amount or 0) > 0]
    return [min(others, key=lambda at: (needs[at].amount or 0, at))] if others else []
