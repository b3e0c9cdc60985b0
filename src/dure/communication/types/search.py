"""Search values: what rooms hand in to be found, and what somebody finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from dure.kernel.clock import SEOUL
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """One thing that can be found. `gone` takes it out of the index.

    Whoever holds `may_see` in the initiative finds it; with `organisation_ids` only theirs and whoever
    holds it for all. Nothing sealed and no person's name is handed in.
    """

    kind: str
    key: str
    initiative_id: int
    title: Words
    page: str
    at: datetime
    text: str = ""
    may_see: str = "see_initiative"
    organisation_ids: tuple[int, ...] = ()
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a source was read: the moment and key of its last change."""

    at: datetime | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Flow:
    """A source that flows (흐르는 것): asked for what changed after a mark, so many at a time."""

    kinds: tuple[str, ...]
    changed: Callable[[Mark, int], tuple[list[Findable], Mark]]


@dataclass(frozen=True, slots=True)
class Stock:
    """A source that stands (서 있는 것): asked for all it has; what it has no more is found no more."""

    kinds: tuple[str, ...]
    all: Callable[[], Iterable[Findable]]


Source = Flow | Stock


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a found text; `hit` where it is what was looked for."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that was found, with the line in which it stands."""

    kind: str
    title: Words
    title_parts: tuple[Part, ...]
    parts: tuple[Part, ...]
    page: str
    at: datetime

    @property
    def has_hour(self) -> bool:
        """Whether it happened at an hour; of an organisation or a service only the day is known."""
        return (here := self.at.astimezone(SEOUL)) != here.replace(hour=0, minute=0, second=0)


@dataclass(frozen=True, slots=True)
class Finds:
    """What a search found: the best first; `more` where there would be others."""

    query: str
    found: tuple[Found, ...]
    more: bool = False
    spellings: tuple[str, ...] = ()  # further spellings that were looked for
