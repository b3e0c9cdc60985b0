"""Rounds of an initiative and how far their reports have come."""

from collections import Counter
from datetime import date

from django.db.models import Q

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.measurement.models import ReportingRound
from dure.measurement.queries.report_head import heads
from dure.measurement.queries.viewing import own_organisations
from dure.measurement.rules.report_status import due_state
from dure.measurement.types.desk import RoundCard
from dure.measurement.types.reports import RoundDates

ROUND = ("id", "initiative_id", "period", "period_kind", "opens_on", "due_on", "locks_on")


def round_overview(
    actor: Actor, *, initiative_id: int, on: date, newest: int = 24
) -> tuple[RoundCard, ...]:
    """The newest rounds, each with how many reports stand in each state. Three statements.

    Whoever may only see her own organisation's reports gets the rounds with her own report's state.
    """
    subject = Subject("reports", "", initiative_id)
    own = own_organisations(actor, initiative_id)
    all_of_them = may(actor, "see_all_reports", subject)
    if not (all_of_them or own):
        raise Refused("measurement.not_your_desk")
    rounds = [
        RoundCard(row[0], row[1], row[2], row[3], RoundDates(*row[4:]), {})
        for row in ReportingRound.objects.filter(initiative_id=initiative_id)
        .order_by("-due_on", "-id")
        .values_list(*ROUND)[:newest]
    ]
    narrowed = () if all_of_them else (Q(organisation_id__in=own),)
    reports = heads(*narrowed, round_id__in=[each.id for each in rounds])
    states: dict[int, Counter[str]] = {each.id: Counter() for each in rounds}
    for head in reports:
        state = due_state(head.status, head.dates, on, head.extended_until)
        states[head.round_id][state] += 1
    return tuple(
        RoundCard(
            each.id, initiative_id, each.period, each.period_kind, each.dates, states[each.id]
        )
        for each in rounds
    )


def round_card(*, initiative_id: int, round_id: int) -> RoundCard:
    """One round of one initiative; refused with `measurement.no_such_round`. One statement."""
    found = ReportingRound.objects.filter(pk=round_id, initiative_id=initiative_id)
    row = found.values_list(*ROUND).first()
    if row is None:
        raise Refused("measurement.no_such_round")
    return RoundCard(row[0], row[1], row[2], row[3], RoundDates(*row[4:]), {})
