"""Lines proposed to an organisation from what it has done lately, for confirming with one touch."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import TruncDate

from dure.activities.models import ServiceKind, Session
from dure.activities.queries.register import lines_of
from dure.activities.queries.standing_lines import standing_lines
from dure.activities.rules.proposing import Around, DaySeen, SessionSeen, proposed_lines
from dure.activities.types import FactsWanted
from dure.activities.types.register import ProposedLine, RegisterLine, Weekly
from dure.ground.journal.queries import must
from dure.ground.journal.types import Actor, Subject
from dure.ground.places.queries import names, tree_on
from dure.kernel.clock import SEOUL

LOOKED_BACK = timedelta(days=92)


def lines_proposed(
    actor: Actor, initiative_id: int, *, organisation_id: int, on: date
) -> tuple[ProposedLine, ...]:
    """What the last three months say of each service, and what is done without standing in the register.

    Refused with `journal.not_allowed` for whoever does not work there.
    """
    subject = Subject("organisation", organisation_id, initiative_id, organisation_id)
    must(actor, "record_service", subject)
    return proposals(initiative_id, organisation_id, on=on)


def proposals(initiative_id: int, organisation_id: int, *, on: date) -> tuple[ProposedLine, ...]:
    """The same for services of this room that have asked the gate."""
    lines = lines_of(initiative_id, on=on, organisation_id=organisation_id)
    days = _days(initiative_id, organisation_id, on)
    sessions = _sessions(lines, on)
    places = {day.place for day in days} | {area for line in lines for area in line.areas}
    kinds = {row.code: row.name for row in ServiceKind.objects.all()}
    around = Around(names(places, on), kinds, tree_on(on).parent_of)
    return proposed_lines(lines, days, sessions, around, organisation_id=organisation_id)


def _days(initiative_id: int, organisation_id: int, on: date) -> list[DaySeen]:
    wanted = FactsWanted(
        starts_on=on - LOOKED_BACK,
        ends_before=on + timedelta(days=1),
        organisation_id=organisation_id,
        initiative_id=initiative_id,
    )
    rows: Any = (
        standing_lines(wanted)
        .order_by()
        .annotate(day=TruncDate("occurred_at", tzinfo=SEOUL))
        .values("kind__code", "place_code", "day")
        .annotate(named=Count("person", distinct=True), heads=Sum("head_count"), lines=Count("pk"))
    )
    return [
        DaySeen(
            row["kind__code"],
            row["place_code"],
            row["day"],
            row["named"] + (row["heads"] or 0),
            row["lines"],
        )
        for row in rows
    ]


def _sessions(lines: Sequence[RegisterLine], on: date) -> list[SessionSeen]:
    rows = Session.objects.within(
        service_id__in=[line.service_id for line in lines], cancelled_at__isnull=True
    ).values_list("service_id", "starts_at", "ends_at")
    seen: Counter[tuple[int, Weekly]] = Counter()
    for service_id, starts_at, ends_at in rows:
        begins, ends = starts_at.astimezone(SEOUL), ends_at.astimezone(SEOUL)
        if not on - LOOKED_BACK <= begins.date() <= on:
            continue
        minutes = begins.hour * 60 + begins.minute
        lasted = int((ends - begins).total_seconds()) // 60
        if 0 < lasted <= 24 * 60:
            seen[(service_id, Weekly(begins.weekday(), minutes, minutes + lasted))] += 1
    return [SessionSeen(service, at, times) for (service, at), times in seen.items()]
