"""Which version of a definition a period is reported in."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar, cast

from dure.engines.measure import Period, PeriodKind, parse_period


class Dated(Protocol):
    """Anything that holds from a day on."""

    @property
    def valid_from(self) -> date:
        """The first day on which it holds."""


class Numbered(Dated, Protocol):
    """A dated thing with its number in the row of its versions."""

    @property
    def number(self) -> int:
        """Which one it is, from 1 on."""


Version = TypeVar("Version", bound=Dated)


def version_in_force(versions: Sequence[Version], period: Period) -> Version | None:
    """The version that held when the period began; a first one may begin inside its period.

    A change in mid-period waits for the next one: most of the work was counted the old way.
    """
    begun = [each for each in versions if each.valid_from <= period.starts_on]
    if begun:
        return max(begun, key=lambda each: each.valid_from)
    inside = [each for each in versions if each.valid_from < period.ends_before]
    return min(inside, key=lambda each: each.valid_from) if inside else None


class OfPeriods(Dated, Protocol):
    """A dated thing that is reported in periods of one kind."""

    @property
    def period_kind(self) -> str:
        """Month, quarter, half or year."""


Reported = TypeVar("Reported", bound=OfPeriods)


def version_told(versions: Sequence[Reported], period: str, newest: Reported) -> Reported:
    """The definition in which a period was reported; a longer one is told by its last part (B22)."""
    last = parse_period(period).months[-1]
    own = last.within(cast("PeriodKind", newest.period_kind)) or parse_period(period)
    return version_in_force(list(versions), own) or newest


NumberedVersion = TypeVar("NumberedVersion", bound=Numbered)


def next_version(versions: Sequence[NumberedVersion], number: int) -> NumberedVersion | None:
    """The definition that follows the one of this number; None while it is the last."""
    later = [each for each in versions if each.number > number]
    return min(later, key=lambda each: each.number) if later else None
