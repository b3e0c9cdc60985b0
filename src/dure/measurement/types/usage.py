"""Where a number was used: releases, files, pages of others, and what people told us (B21)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUse:
    """What somebody tells of a use."""

    kind: str
    title: str
    link: str
    used_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """The number in one release: what it said there, and whether it says so still."""

    release: int
    title: Words
    made_at: datetime
    status: str
    value: Decimal | None
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A file of one release that held the number, or a page of others that shows it."""

    words: Words
    release: int
    site: str
    days: int
    first_on: date
    last_on: date
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One use that somebody told of. `by` is for staff; `mine` may be brought up to date."""

    id: int
    kind: str
    words: Words
    title: str
    link: str
    used_on: date
    organisation: Words | None
    by: str
    account_id: int
    status: str
    value: Decimal | None
    holds: bool
    renewed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story beside the curve that was written for the period of the number."""

    text: Words
    by: str
    at: datetime
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedIn:
    """Everything that is known of where a number went."""

    releases: tuple[Stood, ...]
    taken: tuple[Taken, ...]
    uses: tuple[Use, ...]
    stories: tuple[Told, ...]

    @property
    def outdated(self) -> int:
        """How many places outside the releases still show what the number no longer says."""
        return sum(
            not holds
            for holds in (
                *(one.holds for one in self.taken),
                *(one.holds for one in self.uses),
                *(one.holds for one in self.stories),
            )
        )

    @property
    def is_empty(self) -> bool:
        """True when nothing but its releases is known."""
        return not (self.taken or self.uses or self.stories)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutdatedUse:
    """A use of one's own whose number has been restated since."""

    use_id: int
    account_id: int
    address: str
    number_id: int
    title: str
    name: Words
    period_words: Words
    release: int
