"""Indicators as they are defined, assigned and read in the library."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from dure.kernel.words import Words
from dure.measurement.types.asked import AskedVersion, Dimension

NOTHING = Words("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """A definition as somebody writes it; `valid_from` is the first day it holds."""

    name: Words
    definition: Words
    kind: str
    unit: Words
    valid_from: date
    of_people: bool = False
    decimals: int = 0
    factor: int = 1
    numerator: Words = NOTHING
    denominator: Words = NOTHING
    period_kind: str = "month"
    time_rule: str = ""
    place_rule: str = ""
    combinations: tuple[tuple[str, ...], ...] = ()
    lowest: Decimal | None = None
    highest: Decimal | None = None
    computed_from: dict[str, Any] = field(default_factory=dict)
    source: Words = NOTHING
    what_changed: Words = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class NewIndicator:
    """An indicator to be added to the library, with its first definition."""

    code: str
    level: str
    version: NewVersion
    rba: str = ""
    direction: str = "up"
    headline: bool = False
    theme: str = ""
    outcome: Words = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAssignment:
    """An organisation is asked for an indicator in a place from a day on."""

    indicator: str
    organisation_id: int
    place_code: str
    since: date
    until: date | None = None
    computed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTarget:
    """A baseline or target; no organisation means everybody together, no place the whole area.

    No value takes the goal away.
    """

    indicator: str
    period: str
    role: str
    value: Decimal | None
    organisation_id: int | None = None
    place_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConversion:
    """A member's own indicator and how it becomes a shared one; the reason is written down."""

    own_name: str
    indicator: str
    factor: Decimal
    reason: Words
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvidence:
    """A quote or a kept file beside a value, with the consent of whoever is quoted or pictured."""

    indicator: str
    quote: str = ""
    attachment_id: int | None = None
    consent_state: str = "none_needed"


@dataclass(frozen=True, slots=True)
class LibraryCard:
    """An indicator in the library with the definition in force."""

    code: str
    level: str
    rba: str
    direction: str
    headline: bool
    theme: str
    outcome: Words
    version: AskedVersion
    versions: int
    organisations: int  # that report it now, in the initiative asked about (0 when none was)


@dataclass(frozen=True, slots=True)
class VersionCard:
    """One version in the history of a definition."""

    version: AskedVersion
    what_changed: Words
    source: Words
    valid_to: date | None  # the first day on which the next version holds


@dataclass(frozen=True, slots=True)
class DefinitionCard:
    """An indicator with all its versions, newest first."""

    code: str
    level: str
    rba: str
    direction: str
    headline: bool
    outcome: Words
    dimensions: tuple[tuple[str, Words], ...]
    versions: tuple[VersionCard, ...]


@dataclass(frozen=True, slots=True)
class SilentIndicator:
    """An indicator that is asked for and that nobody has answered lately."""

    code: str
    name: Words
    organisations: int
    last_period: str  # "" when nobody ever did


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """One indicator as its keepers see it: silent when nobody answers, unseen when nobody looks."""

    card: LibraryCard
    is_asked: bool
    last_period: str
    is_silent: bool
    is_unseen: bool


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """The library of the house, seen from one initiative."""

    rows: tuple[LibraryRow, ...]
    may_define: bool


@dataclass(frozen=True, slots=True)
class AssignmentCard:
    """An organisation that is asked for an indicator in a place, or was."""

    id: int
    organisation: Words
    place: Words
    since: date
    until: date | None
    computed: bool
    in_force: bool
    pauses: tuple[tuple[date, date], ...]  # first and last days not asked


@dataclass(frozen=True, slots=True)
class DefinitionPage:
    """One indicator with its versions, its recipe and whoever reports it."""

    definition: DefinitionCard
    ways: tuple[Dimension, ...]
    assignments: tuple[AssignmentCard, ...]
    recipe: dict[str, Any]
    may_define: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDisaggregation:
    """A way to split numbers, with its categories in order: (code, words)."""

    code: str
    name: Words
    categories: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class Held:
    """An assignment in force: its id, its place, and whether it is filled from records."""

    id: int
    place_code: str
    computed: bool


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One organisation with what it reports for each indicator, in the order of the matrix."""

    organisation_id: int
    organisation: Words
    cells: tuple[tuple[Held, ...], ...]


@dataclass(frozen=True, slots=True)
class AssignmentMatrix:
    """Organisations × indicators for one place."""

    place_code: str
    places: tuple[tuple[str, Words], ...]
    indicators: tuple[LibraryCard, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class TargetGrid:
    """Goals of one indicator in one place: rows of organisations (None: everybody), periods across.

    `goals` is by (organisation, period, role).
    """

    card: LibraryCard
    place_code: str
    periods: tuple[str, ...]
    rows: tuple[tuple[int | None, Words], ...]
    goals: Mapping[tuple[int | None, str, str], Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversionCard:
    """One conversion with its reason and how many values came about by it."""

    id: int
    organisation: Words
    own_name: str
    code: str
    indicator: Words
    factor: Decimal
    reason: Words
    since: date
    until: date | None
    values: int
    last_period: str
