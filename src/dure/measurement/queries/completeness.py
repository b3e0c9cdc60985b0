"""Completeness and punctuality per organisation, seen by itself first (B29)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.measurement.models import Approval
from dure.measurement.queries.lines_counted import Counted, lines_counted
from dure.measurement.queries.report_head import heads
from dure.measurement.queries.viewing import inside
from dure.measurement.rules.scores import (
    SHOWN_AFTER_DAYS,
    mean_completeness,
    mean_timeliness,
    seen_by_others,
    was_on_time,
)
from dure.measurement.types.desk import Score, Scores
from dure.measurement.types.reports import ReportHead


def organisation_completeness(
    actor: Actor, *, initiative_id: int, organisation_id: int, on: date
) -> Scores:
    """An organisation's own scores, newest round first, from the day each round opened.

    Its own people see them at once; the backbone as in `initiative_completeness`.
    """
    inside(actor, initiative_id)
    subject = Subject("reports", "", initiative_id, organisation_id)
    if not (may(actor, "see_own_reports", subject) or may(actor, "see_all_reports", subject)):
        raise Refused("measurement.not_your_report")
    return _scores(actor, on, organisation_id=organisation_id, round__initiative_id=initiative_id)


def initiative_completeness(actor: Actor, *, initiative_id: int, on: date, since: date) -> Scores:
    """Everyone's scores in rounds due from `since` on. Six statements.

    A round shows to others only some days after it was due (setting `DURE_SCORES_SHOWN_AFTER_DAYS`).
    """
    if not may(actor, "see_all_reports", Subject("reports", "", initiative_id)):
        raise Refused("measurement.not_your_desk")
    return _scores(actor, on, round__initiative_id=initiative_id, round__due_on__gte=since)


def _scores(actor: Actor, on: date, **scope: Any) -> Scores:
    order = ("-round__due_on", "organisation_id")
    reports = heads(order=order, round__opens_on__lte=on, **scope)
    after = getattr(settings, "DURE_SCORES_SHOWN_AFTER_DAYS", SHOWN_AFTER_DAYS)
    seen = [
        head for head in reports if _is_own(actor, head) or seen_by_others(head.dates, on, after)
    ]
    lines = lines_counted(seen)
    first = _first_submitted([head.id for head in seen])
    scores = [_score(head, lines, first, on) for head in seen]
    return Scores(
        scores=tuple(scores),
        completeness=mean_completeness(scores),
        timeliness=mean_timeliness(scores),
        held_back=len({head.round_id for head in reports} - {head.round_id for head in seen}),
    )


def _is_own(actor: Actor, head: ReportHead) -> bool:
    return any(
        reach.organisation_id == head.organisation_id
        and reach.initiative_id in (None, head.initiative_id)
        and "see_own_reports" in reach.permissions
        for reach in actor.reaches
    )


def _first_submitted(report_ids: Sequence[int]) -> dict[int, datetime]:
    """Report → when it was first handed in. What its own house took back was not handed in."""
    steps = Approval.objects.filter(report_id__in=report_ids, step__in=("submitted", "withdrawn"))
    found: dict[int, datetime] = {}
    for report_id, step, at in steps.order_by("id").values_list("report_id", "step", "at"):
        if step == "withdrawn":
            found.pop(report_id, None)
        else:
            found.setdefault(report_id, at)
    return found


def _score(
    head: ReportHead,
    lines: Mapping[int, Counted],
    first: Mapping[int, datetime],
    on: date,
) -> Score:
    submitted_at = first.get(head.id)
    submitted_on = day_of(submitted_at) if submitted_at else None
    return Score(
        organisation_id=head.organisation_id,
        organisation=head.organisation,
        round_id=head.round_id,
        period=head.period,
        asked=lines[head.id].asked,
        filled=lines[head.id].filled,
        on_time=was_on_time(submitted_on, head.dates, on, head.extended_until),
        submitted_at=submitted_at,
    )
