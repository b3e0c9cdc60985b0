"""Cards of numbers: what pages, files and the API show. Plain values, both languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from dure.kernel.words import Words
from dure.measurement.types.people import PeopleCounted

UNSAID = Words("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberCard:
    """One published number with everything that must stand beside it."""

    address: str
    indicator: str
    name: Words
    unit: Words
    decimals: int
    kind: str
    of_people: bool
    period: str
    period_words: Words
    organisation: str
    place_code: str
    where_words: Words
    cell: str
    cell_words: Words
    status: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    method: str
    low: Decimal | None
    high: Decimal | None
    reported: int
    expected: int
    version: int
    publication: str
    published_at: datetime
    people_mode: str = ""
    people_words: Words = UNSAID

    @property
    def is_hidden(self) -> bool:
        """True when a value exists that readers do not see."""
        return self.status in {"hidden", "primary", "secondary"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishable:
    """The periods a release may be made of, the newest first, and the span that waits for one."""

    periods: tuple[str, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Restated:
    """One change of a published number: old, new, cause, who and when."""

    address: str
    name: Words
    unit: Words
    decimals: int
    period_words: Words
    old: Decimal | None
    old_status: str
    new: Decimal | None
    new_status: str
    cause: str
    words: Words
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestatedRelease:
    """One time that published numbers were put right: how many, and one total as an example."""

    number: int
    made_at: datetime
    count: int
    example: Restated | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseEntry:
    """One release or restatement as an entry of a feed."""

    public_id: str
    title: Words
    words: Words
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """The definition sheet (지표정의서) of one version."""

    code: str
    version: int
    name: Words
    definition: Words
    unit: Words
    kind: str
    numerator: Words
    denominator: Words
    source: Words
    valid_from: date
    what_changed: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseCard:
    """One release in the list of releases."""

    public_id: str
    number: int
    title: Words
    made_at: datetime
    cause: str
    numbers: int
    fingerprint: str
    protection: Words = UNSAID


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversionCard:
    """How a member's own indicator becomes the shared one, with the written reason (B23)."""

    organisation: Words
    own_name: str
    factor: Decimal
    reason: Words

    @property
    def times(self) -> str:
        """The factor as one would write it: 1, 8, 0.5."""
        return f"{self.factor.normalize():f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPage:
    """Everything that the page of one published number answers.

    `groups` are its cells under the name of the way in which they are split.
    """

    number: NumberCard
    initiative_id: int
    initiative: str
    initiative_words: Words
    definition: Definition
    versions: tuple[Definition, ...]
    whole: tuple[NumberCard, ...]
    organisations: tuple[NumberCard, ...]
    places: tuple[NumberCard, ...]
    cells: tuple[NumberCard, ...]
    groups: tuple[tuple[Words, tuple[NumberCard, ...]], ...]
    periods: tuple[NumberCard, ...]
    restatements: tuple[Restated, ...]
    conversions: tuple[ConversionCard, ...]
    release: ReleaseCard
    publisher: Words
    as_of: date
    licence: str
    min_cell: int
    people: PeopleCounted
    protection: Words = UNSAID


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicHome:
    """The public face of an initiative; `curves` are small lines: values with versions.

    `first` is the number that stands at the door, `places` says where it lies.
    """

    initiative_id: int
    slug: str
    name: Words
    about: Words
    members: int
    headline: tuple[NumberCard, ...]
    indicators: tuple[NumberCard, ...]
    curves: Mapping[str, tuple[tuple[float | None, int], ...]]
    first: NumberCard | None
    places: tuple[NumberCard, ...]
    release: ReleaseCard | None
    restated: tuple[RestatedRelease, ...]
    min_cell: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedIndicator:
    """The public page of one indicator; `curve` is the whole in its own periods.

    `groups` are the cells that are split one way, by the name of that way.
    """

    slug: str
    initiative_words: Words
    definition: Definition
    versions: tuple[Definition, ...]
    latest: NumberCard
    curve: tuple[NumberCard, ...]
    longer: tuple[NumberCard, ...]
    organisations: tuple[NumberCard, ...]
    places: tuple[NumberCard, ...]
    cells: tuple[NumberCard, ...]
    groups: tuple[tuple[Words, tuple[NumberCard, ...]], ...]
    min_cell: int
    protection: Words = UNSAID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseLine:
    """One release as its backbone knows it."""

    public_id: str
    number: int
    title: Words
    made_at: datetime
    made_by: str
    cause: str
    numbers: int
    hidden: int
    restated: int
    min_cell: int
    as_of: date
    engine: str
    fingerprint: str
    protection: Words = UNSAID


@dataclass(frozen=True, slots=True)
class HeldBackLine:
    """Held back (보류): an indicator of which a release does not tell all, and what it leaves out."""

    name: Words
    what: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasePage:
    """One release with its hidden numbers and what it restated; `whose` says of each restated
    address of whom and where it tells.
    """

    line: ReleaseLine
    statuses: Mapping[str, int]
    hidden: tuple[NumberCard, ...]
    restated: tuple[Restated, ...]
    held_back: tuple[HeldBackLine, ...] = ()
    whose: Mapping[str, Words] = field(default_factory=dict)
