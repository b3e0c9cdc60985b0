"""The sign-in sheet of a session: everybody who is enrolled on its day, with what was recorded."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Q, QuerySet

from dure.activities.models import Enrolment, Session, SessionAttendance
from dure.activities.queries.standing_of import standing_of
from dure.activities.rules.masking import masked
from dure.activities.types import SessionSheet, SheetLine
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words


def session_sheet(session_id: int) -> SessionSheet:
    """The sheet of one session; people are masked, names are opened through the gate.

    Refused with `activities.no_such_session`.
    """
    session = Session.objects.within(pk=session_id).select_related("service__kind").first()
    if session is None:
        raise Refused("activities.no_such_session")
    return SessionSheet(
        session_id=session.pk,
        service=Words(session.service.name_ko, session.service.name_en),
        organisation_id=session.service.organisation_id,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        place_code=session.place_code,
        cancelled=session.cancelled_at is not None,
        closed=session.closed_at is not None,
        lines=_lines(session),
        service_id=session.service_id,
        initiative_id=session.service.initiative_id,
        unit=session.service.kind.unit,
        hours=Decimal(int((session.ends_at - session.starts_at).total_seconds())) / 3600,
        others=heads_of([session]).get(session.pk, 0),
    )


def heads_of(sessions: Iterable[Session]) -> dict[int, int]:
    """How many came unnamed to each session: the line of the ledger that stands for it."""
    firsts = {row.others_line_id: row.pk for row in sessions if row.others_line_id}
    return {firsts[first]: line.head_count or 0 for first, line in standing_of(firsts).items()}


def enrolled_on(session: Session) -> QuerySet[Enrolment]:
    """Who takes part on the day of the session: neither waiting, nor gone, nor dead by then."""
    day = day_of(session.starts_at)
    rows: QuerySet[Enrolment] = (
        Enrolment.objects.within(service_id=session.service_id, since__lte=day)
        .exclude(state="waiting")
        .filter(Q(until__isnull=True) | Q(until__gt=day))
        .filter(Q(person__deceased_on__isnull=True) | Q(person__deceased_on__gte=day))
    )
    return rows


def _lines(session: Session) -> tuple[SheetLine, ...]:
    enrolled = enrolled_on(session).select_related("person").order_by("pk")
    recorded = {
        row.person_id: row
        for row in SessionAttendance.objects.within(session_id=session.pk).select_related("person")
    }
    people = {row.person_id: row.person.public_id for row in enrolled}
    own = frozenset(people)
    people |= {key: row.person.public_id for key, row in recorded.items()}
    return tuple(
        SheetLine(
            person_id=key,
            person_mask=masked(public_id),
            state=recorded[key].state if key in recorded else "",
            hours=recorded[key].hours if key in recorded else None,
            is_guest=key not in own,
        )
        for key, public_id in people.items()
    )
