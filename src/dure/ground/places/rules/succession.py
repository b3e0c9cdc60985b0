"""Succession: where the people of a code are to be found on a later day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from dure.ground.places.rules.changes import ChangeRow
from dure.ground.places.types import Successor


def followed(code: str, day: date, changes: Iterable[ChangeRow]) -> tuple[Successor, ...]:
    """The successors of `code` in force on `day`, largest share first; empty when it never changed."""
    by_old: dict[str, list[ChangeRow]] = defaultdict(list)
    for change in changes:
        if change.changed_on <= day:
            by_old[change.old_code].append(change)
    ends = _ends(Successor(code, Decimal(1), date.min), by_old)
    merged: dict[str, Successor] = {}
    for end in ends:
        known = merged.get(end.code)
        share = end.share + (known.share if known else 0)
        merged[end.code] = Successor(
            end.code, share, end.changed_on, end.verified and (known is None or known.verified)
        )
    return tuple(sorted(merged.values(), key=lambda each: (-each.share, each.code)))


def _ends(start: Successor, by_old: dict[str, list[ChangeRow]]) -> list[Successor]:
    found: list[Successor] = []
    for change in by_old.get(start.code, []):
        if change.changed_on <= start.changed_on:
            continue  # a code given out again later must not send us round in a circle
        here = Successor(
            change.new_code,
            start.share * change.share,
            change.changed_on,
            start.verified and change.verified,
        )
        found.extend(_ends(here, by_old) or [here])
    return found
