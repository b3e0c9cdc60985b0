"""Cards of the scorecard and of an indicator's own story. Plain values, both languages."""

from dataclasses import dataclass
from datetime import datetime

from dure.engines.measure import Figure, Forecast, Progress, Turn
from dure.kernel.words import Words
from dure.measurement.types.numbers import Definition


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One period of a curve; `figure` says whether it is a value, a gap or not applicable."""

    period: str
    words: Words
    figure: Figure
    reported: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardRow:
    """One indicator on the scorecard: where it stands, where it goes, how many have reported."""

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
    latest: Point | None
    previous: Point | None
    points: tuple[Point, ...]
    target: float | None
    baseline: float | None
    progress: Progress
    turn: Turn
    expected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """One bar beside the curve: an organisation, a place or a category in the newest period."""

    code: str
    words: Words
    figure: Figure
    target: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyCard:
    """The story behind the curve, by whom and when."""

    period_words: Words
    text: Words
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorStory:
    """Everything the page of one indicator shows to members."""

    row: ScorecardRow
    definition: Definition
    versions: tuple[Definition, ...]
    forecast: Forecast
    organisations: tuple[Split, ...]
    places: tuple[Split, ...]
    cells: tuple[tuple[Words, tuple[Split, ...]], ...]
    whys: tuple[WhyCard, ...]
    period: str
    period_words: Words
