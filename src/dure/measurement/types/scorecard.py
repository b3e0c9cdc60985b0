"""Cards of the scorecard and of an indicator's own story. Plain values, both languages."""

from dataclasses import dataclass
from datetime import datetime

from dure.engines.measure import Figure, Forecast, Progress, Turn
from dure.kernel.words import Words
from dure.measurement.types.numbers import Definition

UNSAID = Words("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One period of a curve; `figure` says whether it is a value, a gap or not applicable.

    `hidden`: a value exists that this reader does not see; `figure` then carries none.
    """

    period: str
    words: Words
    figure: Figure
    reported: int
    version: int
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardRow:
    """One indicator on the scorecard: where it stands, where it goes, how many have reported.

    `latest` is the newest period for which enough have reported, `points` the curve up to it, and
    `coming` a newer one that is still being reported. `reported` and `expected` count organisations
    in `latest`; `comparable` says that as many answered as in `previous`. `address` is that of its
    published number, empty while there is none.
    """

    code: str
    name: Words
    unit: Words
    decimals: int
    kind: str
    level: str
    rba: str
    direction: str
    headline: bool
    theme: str
    outcome: Words
    of_people: bool
    latest: Point | None
    previous: Point | None
    points: tuple[Point, ...]
    coming: Point | None
    coming_reported: int
    target: float | None
    baseline: float | None
    progress: Progress
    turn: Turn
    comparable: bool
    reported: int
    expected: int
    address: str = ""
    people_mode: str = ""
    people_words: Words = UNSAID


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """One bar beside the curve: an organisation, a place or a category in the newest period."""

    code: str
    words: Words
    figure: Figure
    target: float | None = None
    level: str = ""  # of a place: sido, sigungu, gu, eup_myeon_dong


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyCard:
    """The story behind the curve, by whom and when."""

    period_words: Words
    text: Words
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorStory:
    """Everything the page of one indicator shows to members.

    `narrowed`: this reader sees her own organisations only; places and cells are then left out.
    `forecast` ends before the first period of `coming`, a definition that has not counted yet.
    """

    row: ScorecardRow
    definition: Definition
    versions: tuple[Definition, ...]
    forecast: Forecast
    coming: Definition | None = None
    organisations: tuple[Split, ...]
    places: tuple[Split, ...]
    cells: tuple[tuple[Words, tuple[Split, ...]], ...]
    whys: tuple[WhyCard, ...]
    period: str
    period_words: Words
    narrowed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to narrow the scorecard to: its code in the address, and its name."""

    code: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardChoices:
    """What the scorecard of an initiative can be narrowed to, for this reader."""

    organisations: tuple[Choice, ...]
    places: tuple[Choice, ...]
    periods: tuple[Choice, ...]
