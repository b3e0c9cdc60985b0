"""A prepared release: everything that will be published, computed before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from dure.engines.measure import Figure
from dure.ground.organisations.types import NO_MORE_RULES, ProtectionRules
from dure.kernel.words import Words
from dure.measurement.types.people import ADDED_UP, PeopleCounted
from dure.measurement.types.release import FigureKey, Proof, Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedNumber:
    """One number as readers will see it; `withheld` is what stands behind a hidden one."""

    indicator_id: int
    version_id: int
    key: FigureKey
    shown: Shown
    reported: int
    expected: int
    withheld: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBack:
    """Held back (보류): what of an indicator a release does not tell, since a small group in it could be
    computed whatever were hidden: these `splits` of these `periods`, all splits and totals where none is
    named, all periods where none is. `cells` names where, for whoever publishes.
    """

    indicator_id: int
    version_id: int
    code: str
    cells: tuple[Words, ...] = ()
    periods: tuple[str, ...] = ()
    splits: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """As a release and its preview keep it."""
        kept: dict[str, Any] = {"indicator": self.indicator_id, "version": self.version_id}
        if self.periods:
            kept |= {"periods": list(self.periods), "splits": list(self.splits)}
        return kept


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedRelease:
    """A release waiting to be frozen; `mark` tells whether reports changed since it was made."""

    initiative_id: int
    numbers: tuple[PreparedNumber, ...]
    as_of: date
    min_cell: int
    mark: int
    fingerprint: str
    proof: Proof = field(default_factory=Proof)
    held_back: tuple[HeldBack, ...] = ()
    people: PeopleCounted = ADDED_UP
    rules: ProtectionRules = NO_MORE_RULES


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseWish:
    """What somebody wants to publish: from which period to which, by the places of a day.

    Of all that is assigned, or of these indicators alone.
    """

    first: str
    last: str
    as_of: date
    indicator_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RestateCause:
    """Why published numbers become others: a kind that can be counted, and words for readers."""

    cause: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewCard:
    """A release as it would be: what is told before anything is published.

    `told` holds the counts, the indicators with what is hidden in each, the first changes and the
    proof, as written by `rules/preview.py`; hidden numbers have no value in it.
    """

    public_id: str
    initiative_id: int
    wish: ReleaseWish
    asked_at: datetime
    asked_by: str
    seal: str
    told: dict[str, Any]
    publication: str
    is_stale: bool
    cause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedNumber:
    """A number that is public and would say something else from now on."""

    address: str
    number: PreparedNumber
    old_id: int
    old_status: str
    old_value: Decimal | None
    old_range: tuple[Decimal | None, Decimal | None] = (None, None)


@dataclass(frozen=True, slots=True)
class NamedIndicator:
    """An indicator as a list names it."""

    code: str
    name: Words
    unit: Words
    decimals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewNames:
    """The names of what a preview tells about."""

    indicators: Mapping[int, NamedIndicator]
    organisations: Mapping[str, Words]
    places: Mapping[str, Words]
    categories: Mapping[str, Mapping[str, Words]]
    splits: Mapping[str, Words] = field(default_factory=dict)
