"""Headline curves that did something since the period before: reached, turned, or went wrong."""

from datetime import date

from dure.engines.measure import Progress
from dure.ground.journal.types import Actor
from dure.measurement.models import Why
from dure.measurement.queries.scorecard import scorecard
from dure.measurement.types.scorecard import ScorecardRow
from dure.measurement.types.today import Deed, Noticed

ORDER = ("worse", "turned", "reached")


def curves_noticed(actor: Actor, *, initiative_id: int, on: date) -> tuple[Noticed, ...]:
    """What went wrong first. As many queries as the scorecard, and one for the stories told."""
    rows = scorecard(actor, initiative_id=initiative_id, on=on, headline_only=True)
    told = set(
        Why.objects.filter(initiative_id=initiative_id).values_list("indicator__code", "period")
    )
    found = [one for row in rows if (one := _noticed(row, told)) is not None]
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.what), one.code)))


def _noticed(row: ScorecardRow, told: set[tuple[str, str]]) -> Noticed | None:
    latest = row.latest
    what = _what(row)
    if what is None or latest is None or latest.figure.value is None:
        return None
    return Noticed(
        code=row.code,
        name=row.name,
        unit=row.unit,
        decimals=row.decimals,
        period_words=latest.words,
        value=float(latest.figure.value),
        expected=row.target,
        what=what,
        has_why=(row.code, latest.period) in told,
    )


def _what(row: ScorecardRow) -> Deed | None:
    if row.turn == "worse" or row.turn == "turned":  # noqa: PLR1714 - so that the types hold
        return row.turn
    return "reached" if _newly_reached(row, row.progress) else None


def _newly_reached(row: ScorecardRow, now: Progress) -> bool:
    if not now.reached or row.previous is None or row.target is None:
        return False
    if not row.comparable:
        return False
    before = row.previous.figure.value
    if before is None:
        return False
    return before > row.target if row.direction == "down" else before < row.target
