"""Validity: periods that make sense, parents without a circle, one membership at a time."""

from collections.abc import Iterable, Mapping
from datetime import date

from dure.kernel.errors import Refused


def check_period(starts_on: date, ends_before: date | None) -> None:
    """Refused with `organisations.ends_before_it_starts`."""
    if ends_before is not None and ends_before <= starts_on:
        raise Refused("organisations.ends_before_it_starts", starts=starts_on, ends=ends_before)


def check_parent(own: int, parent: int, parent_of: Mapping[int, int | None]) -> None:
    """Refused with `organisations.parent_circle` when `own` would stand above itself."""
    seen: set[int] = set()
    above: int | None = parent
    while above is not None and above not in seen:
        if above == own:
            raise Refused("organisations.parent_circle")
        seen.add(above)
        above = parent_of.get(above)


def is_taken(day: date, periods: Iterable[tuple[date, date | None]]) -> bool:
    """True when one of the half-open periods is still open on `day` or begins later."""
    return any(end is None or day < end for _, end in periods)
