"""What else shaped a version: who was heard before it, and how it was voted on, with who was absent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from dure.agenda.models import (
    Agenda,
    AgendaQuestion,
    Ballot,
    BallotVoter,
    MeetingSeat,
    Statement,
    Voice,
)
from dure.agenda.queries.seeing import must_see
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import organisation_cards
from dure.kernel.errors import Refused
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingBefore:
    """A question that was asked while a version was written, and who was not heard."""

    public_id: str
    title: Words
    closed_at: datetime | None
    voices: int | None  # None: fewer than may be told
    statements: int
    unheard: tuple[Words, ...]
    closed_without: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotOn:
    """A ballot on a version or on one of its amendments: who took part, and who did not."""

    public_id: str
    title: Words
    closed_at: datetime | None
    outcome: str
    entitled: int
    voted: int
    absent: tuple[Words, ...]
    by_proxy: tuple[Words, ...]


def hearings_before(actor: Actor, agenda_id: int, at: datetime) -> tuple[HearingBefore, ...]:
    """The questions open between the version before and this one, the oldest first."""
    row = _version(actor, agenda_id)
    begin = row.grown_from.adopted_at if row.grown_from else None
    asked = AgendaQuestion.objects.within(
        initiative_id=row.initiative_id, opened_at__lte=row.adopted_at or at
    )
    if begin is not None:
        asked = asked.filter(Q(closed_at__isnull=True) | Q(closed_at__gt=begin))
    rows = list(asked.order_by("opened_at"))
    voices = _counted(Voice.objects.within(question__in=rows, state="counted"))
    said = _counted(Statement.objects.within(question__in=rows, state="accepted"))
    return tuple(_hearing(one, voices.get(one.pk, 0), said.get(one.pk, 0)) for one in rows)


def ballots_on(actor: Actor, agenda_id: int) -> tuple[BallotOn, ...]:
    """The ballots on a version and its amendments, the oldest first."""
    row = _version(actor, agenda_id)
    about = Q(proposal__agenda_id=agenda_id) | Q(proposal__amendment__node__agenda_id=agenda_id)
    rows = (
        Ballot.objects.within(proposal__initiative_id=row.initiative_id)
        .filter(about)
        .select_related("proposal")
    )
    return tuple(_ballot(one) for one in rows.order_by("opened_at", "pk"))


def _version(actor: Actor, agenda_id: int) -> Any:
    row = Agenda.objects.within(pk=agenda_id).select_related("grown_from").first()
    if row is None:
        raise Refused("agenda.no_such_version")
    must_see(actor, row.initiative_id)
    return row


def _counted(rows: Any) -> dict[int, int]:
    return dict(rows.order_by().values_list("question_id").annotate(n=Count("pk")))


def _hearing(row: AgendaQuestion, voices: int, statements: int) -> HearingBefore:
    """How many spoke is told only where they are enough, as on the question's own page."""
    return HearingBefore(
        public_id=row.public_id,
        title=row.title,
        closed_at=row.closed_at,
        voices=voices if voices >= row.smallest else None,
        statements=statements,
        unheard=tuple(Words.of(each) for each in row.unheard),
        closed_without=row.closed_without,
    )


def _ballot(row: Ballot) -> BallotOn:
    voters = list(BallotVoter.objects.within(ballot=row))
    seats = _seats(row)
    names = organisation_cards(frozenset(each.organisation_id for each in voters))
    here = {each.organisation_id for each in voters if each.how} | set(seats)
    by_proxy = (key for key, proxy in seats.items() if proxy and key in names)
    return BallotOn(
        public_id=row.public_id,
        title=row.proposal.title,
        closed_at=row.closed_at,
        outcome=row.outcome if row.closed_at else "voting",
        entitled=len(voters),
        voted=sum(1 for each in voters if each.how),
        absent=_sorted(names[key].name for key in names if key not in here),
        by_proxy=_sorted(names[key].name for key in by_proxy),
    )


def _seats(row: Ballot) -> dict[int, bool]:
    if row.meeting_id is None:
        return {}
    seats = MeetingSeat.objects.within(meeting_id=row.meeting_id)
    return dict(seats.values_list("organisation_id", "by_proxy"))


def _sorted(names: Iterable[Words]) -> tuple[Words, ...]:
    return tuple(sorted(names, key=lambda one: one.ko))
