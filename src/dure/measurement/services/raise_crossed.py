"""Clauses of the agenda come up when their indicator crosses a value: here both are known."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from dure.agenda.queries import thresholds_watched
from dure.agenda.services import raise_review
from dure.agenda.types import OccasionCard
from dure.ground.journal.types import Actor
from dure.kernel.words import Words
from dure.measurement.queries.scorecard import scorecard
from dure.measurement.rules.crossing import is_beyond, is_news
from dure.measurement.types.scorecard import Point, ScorecardRow

FELL = Words(
    "{name}: {period} 값이 기준값 {limit}보다 낮아요.",
    "{name}: the value of {period} lies below {limit}.",
)
ROSE = Words(
    "{name}: {period} 값이 기준값 {limit}보다 높아요.",
    "{name}: the value of {period} lies above {limit}.",
)


def raise_crossed(actor: Actor, *, on: date, at: datetime) -> int:
    """Compare every watched value with the newest that counts; answers how many reviews are new.

    The number itself is not told: who may see it is decided where it is shown.
    """
    watched: dict[int, list[OccasionCard]] = {}
    for occasion in thresholds_watched():
        watched.setdefault(occasion.initiative_id, []).append(occasion)
    return sum(
        _raised(actor, occasions, _rows(actor, initiative_id, on), at)
        for initiative_id, occasions in watched.items()
    )


def _rows(actor: Actor, initiative_id: int, on: date) -> Mapping[str, ScorecardRow]:
    return {row.code: row for row in scorecard(actor, initiative_id=initiative_id, on=on)}


def _raised(
    actor: Actor,
    occasions: Iterable[OccasionCard],
    rows: Mapping[str, ScorecardRow],
    at: datetime,
) -> int:
    raised = 0
    for occasion in occasions:
        row = rows.get(occasion.indicator)
        if row is None or row.latest is None or not _calls(occasion, row):
            continue
        found = raise_review(
            actor,
            occasion_id=occasion.id,
            seen=row.latest.period,
            told=_told(occasion, row, row.latest),
            at=at,
        )
        raised += found is not None
    return raised


def _calls(occasion: OccasionCard, row: ScorecardRow) -> bool:
    limit = occasion.threshold
    if limit is None:
        return False
    return is_news(
        beyond=is_beyond(occasion.crosses, limit, _value(row.latest)),
        was_beyond=is_beyond(occasion.crosses, limit, _value(row.previous)),
        raised_before=occasion.raised > 0,
    )


def _value(point: Point | None) -> Decimal | float | None:
    return None if point is None or point.hidden else point.figure.value


def _told(occasion: OccasionCard, row: ScorecardRow, latest: Point) -> Words:
    limit = occasion.limit
    told = FELL if occasion.crosses == "below" else ROSE
    return Words(
        told.ko.format(name=row.name.ko, period=latest.words.ko, limit=limit),
        told.en.format(name=row.name.en, period=latest.words.en, limit=limit),
    )
