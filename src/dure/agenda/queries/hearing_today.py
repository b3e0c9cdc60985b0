"""What hearing asks of somebody today: questions to answer, and questions to look after."""

from datetime import date

from django.db.models import Count

from dure.agenda.models import AgendaQuestion, Opinion, Statement, Voice
from dure.agenda.queries.questions import groups_by_question, may_ask
from dure.agenda.queries.statements import how_many_wait
from dure.agenda.queries.voters import mark_of, may_answer, open_rows, types_of
from dure.agenda.rules.hearing import fitting_groups
from dure.agenda.types.hearing import HearingDesk, QuestionWaiting
from dure.ground.journal.types import Actor


def questions_waiting(
    actor: Actor, *, initiative_id: int, today: date
) -> tuple[QuestionWaiting, ...]:
    """Open questions that invite this account and that it has not answered to the end."""
    rows = open_rows(initiative_id, today) if may_answer(actor, initiative_id) else []
    invited = _inviting(rows, actor, today)
    if not invited:
        return ()
    asked = _accepted(invited)
    given = _given(invited, actor)
    waiting = (
        QuestionWaiting(row.public_id, row.title, row.closes_on, left)
        for row in invited
        if (left := asked.get(row.pk, 0) - given.get(row.pk, 0)) > 0
    )
    return tuple(waiting)


def hearing_desk(actor: Actor, *, initiative_id: int, today: date) -> tuple[HearingDesk, ...]:
    """Questions not yet closed with something for whoever looks after them."""
    if not may_ask(actor, initiative_id):
        return ()
    rows = list(AgendaQuestion.objects.within(initiative_id=initiative_id, closed_at__isnull=True))
    waits = how_many_wait([row.pk for row in rows]) if rows else {}
    desk = (
        HearingDesk(
            row.public_id, row.title, row.closes_on, *waits[row.pk], over=row.closes_on < today
        )
        for row in rows
    )
    return tuple(one for one in desk if one.waiting or one.apart or one.over)


def _inviting(rows: list[AgendaQuestion], actor: Actor, today: date) -> list[AgendaQuestion]:
    """Those with a group that the account belongs to; as many queries for ten as for one."""
    if not rows:
        return []
    types = types_of(actor, rows[0].initiative_id, today)
    groups = groups_by_question(row.pk for row in rows)
    return [row for row in rows if fitting_groups(groups.get(row.pk, ()), types)]


def _accepted(rows: list[AgendaQuestion]) -> dict[int, int]:
    found = Statement.objects.within(question_id__in=[row.pk for row in rows], state="accepted")
    return dict(found.order_by().values_list("question_id").annotate(n=Count("pk")))


def _given(rows: list[AgendaQuestion], actor: Actor) -> dict[int, int]:
    """How many accepted statements the account answered, question by question; two queries for all."""
    marks = [mark_of(row.salt, f"account:{actor.account_id}") for row in rows]
    voices = Voice.objects.within(question_id__in=[row.pk for row in rows], mark__in=marks)
    given = Opinion.objects.within(voice_id__in=list(voices.values_list("pk", flat=True)))
    counted = given.filter(statement__state="accepted").values_list("question_id")
    return dict(counted.annotate(n=Count("pk")))
