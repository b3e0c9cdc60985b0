"""What answering and writing share: a question that is held open, and the voice of whoever speaks."""

from datetime import datetime, timedelta

from django.db import connection

from dure.agenda.models import AgendaQuestion, HearingLink, Voice
from dure.agenda.queries.questions import question_row
from dure.agenda.rules.hearing import state_of
from dure.agenda.rules.rushes import MOST_A_MINUTE, MOST_AN_HOUR
from dure.agenda.types.hearing import Voter
from dure.ground.journal.types import Actor, Reach, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
TOGETHER = "SELECT id FROM agenda_question WHERE id = %s FOR SHARE"
ALONE = "SELECT id FROM agenda_question WHERE id = %s FOR UPDATE"


def of_voter(*, voter: Voter, **_: object) -> Subject:
    """The question as the gate sees it."""
    return Subject("agenda_question", voter.question_id, voter.initiative_id)


def nameless(voter: Voter) -> Actor:
    """Who the journal says it was: a voice of this initiative, nobody by name."""
    reach = Reach("voice", frozenset({"answer_questions"}), voter.initiative_id)
    return Actor(account_id=None, reaches=(reach,))


def held_open(question_id: int, at: datetime, *, alone: bool = False) -> AgendaQuestion:
    """The question, held so that nobody closes it until what is told here is written.

    Many answers hold it at once, a new statement holds it alone; whoever closes waits for them, and
    they for whoever closes. Refused with `agenda.question_closed` or `.question_over`.
    """
    if connection.vendor == "postgresql":  # SQLite writes one after the other anyway
        with connection.cursor() as cursor:
            cursor.execute(ALONE if alone else TOGETHER, [question_id])
    row = question_row(question_id)
    state = state_of(row.closes_on, row.closed_at, day_of(at))
    if state == "closed":
        raise Refused("agenda.question_closed")
    if state == "over":
        raise Refused("agenda.question_over", day=row.closes_on.isoformat())
    return row


def voice_of(voter: Voter, at: datetime) -> Voice:
    """The one voice of this mark, locked: two tabs of one person write one after the other."""
    if not voter.mark:
        raise Refused("agenda.question_closed")
    here = Voice.objects.within(question_id=voter.question_id, mark=voter.mark)
    known: Voice | None = here.select_for_update().first()
    if known is not None:
        return known
    here.get_or_create(
        question_id=voter.question_id,
        mark=voter.mark,
        defaults={
            "group_id": voter.group_id,
            "link_id": voter.link_id,
            "state": _state_of_new(voter, at),
            "first_at": at,
        },
    )
    made: Voice = here.select_for_update().get()
    return made


def _state_of_new(voter: Voter, at: datetime) -> str:
    """Counted, or set apart while more come through the link than people would."""
    if voter.link_id is None:
        return "counted"
    # New phones come in one after the other: a hundred at one moment would each find an empty room.
    HearingLink.objects.within(pk=voter.link_id).select_for_update().get()
    here = Voice.objects.within(link_id=voter.link_id)
    just_now = here.filter(first_at__gt=at - MINUTE)
    if just_now.count() >= MOST_A_MINUTE:
        _set_apart([voice.pk for voice in _free(just_now.filter(state="counted"))])
        return "apart"
    counted = here.filter(first_at__gt=at - HOUR, state="counted").count()
    return "apart" if counted >= MOST_AN_HOUR else "counted"


def _free(rows: object) -> list[Voice]:
    """Those that nobody is writing to at this moment; the next who comes finds the others."""
    return list(rows.select_for_update(skip_locked=True).only("pk"))  # type: ignore[attr-defined]


def _set_apart(voices: list[int]) -> None:
    Voice.objects.within(pk__in=voices).update(state="apart")
