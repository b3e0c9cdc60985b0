"""Indicators that are asked for and that nobody has answered lately."""

from datetime import date

from django.db.models import Exists, Max, OuterRef

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.measurement.models import Assignment, Observation, ReportingRound
from dure.measurement.queries.indicator_library import indicator_library
from dure.measurement.types.library import SilentIndicator


def indicators_nobody_reports(
    actor: Actor, *, initiative_id: int, on: date, rounds: int = 3
) -> tuple[SilentIndicator, ...]:
    """Indicators without one value in the newest rounds of their kind that were due by `on`.

    An indicator whose kind of period was never asked for yet is not silent. Six statements.
    """
    if not may(actor, "see_all_reports", Subject("reports", "", initiative_id)):
        raise Refused("measurement.not_your_desk")
    asked = indicator_library(on=on, initiative_id=initiative_id)
    due = due_periods(initiative_id, on, rounds)
    last = last_periods_answered(initiative_id)
    silent = []
    for card in asked:
        expected = due.get(card.version.period_kind, [])
        reported = last.get(card.version.indicator_id, "")
        # Codes of one kind sort as text, so the oldest of the newest rounds is the border.
        if expected and reported < min(expected):
            silent.append(
                SilentIndicator(card.code, card.version.name, card.organisations, reported)
            )
    return tuple(silent)


def due_periods(initiative_id: int, on: date, rounds: int) -> dict[str, list[str]]:
    """Kind of period → the newest periods that were due by a day."""
    due: dict[str, list[str]] = {}
    rows = ReportingRound.objects.filter(initiative_id=initiative_id, due_on__lt=on)
    for kind, period in rows.order_by("-period").values_list("period_kind", "period"):
        if len(due.setdefault(kind, [])) < rounds:
            due[kind].append(period)
    return due


def last_periods_answered(initiative_id: int) -> dict[int, str]:
    """Indicator → the newest period in which any asked organisation answered."""
    assigned = Assignment.objects.filter(
        initiative_id=initiative_id,
        indicator_id=OuterRef("indicator_id"),
        organisation_id=OuterRef("organisation_id"),
    )
    members = Assignment.objects.filter(initiative_id=initiative_id).values("organisation_id")
    rows = Observation.objects.within(organisation_id__in=members, cell="").filter(Exists(assigned))
    return dict(rows.order_by().values_list("indicator_id").annotate(last=Max("period")))
