"""Statements and what moderation did: the list, what waits, the log that every member may read."""

from collections.abc import Iterable

from django.db.models import Count, Min, Q

from dure.agenda.models import HearingLink, ModerationStep, Opinion, Statement, Voice
from dure.agenda.queries.questions import may_ask, must_look
from dure.agenda.types.hearing import LogLine, QuestionCard, Rush, StatementCard
from dure.ground.journal.types import Actor

SHOWN = 200  # lines of the log


def statement_cards(rows: Iterable[Statement]) -> list[StatementCard]:
    """The cards of some statements, by number; without who wrote them."""
    return [_card(row) for row in rows]


def statements_of(actor: Actor, *, question: QuestionCard) -> tuple[StatementCard, ...]:
    """Every statement for moderators, the accepted ones for others; with the group of its writer
    where the question is not anonymous."""
    must_look(actor, question.initiative_id)
    rows = Statement.objects.within(question_id=question.id).select_related("voice__group")
    if not may_ask(actor, question.initiative_id):
        rows = rows.filter(state="accepted")
    return tuple(_card(row, named=not question.anonymous) for row in rows)


def moderation_log(actor: Actor, *, question: QuestionCard) -> tuple[LogLine, ...]:
    """What was decided, by whom and why, the newest first; what was turned away only for moderators."""
    must_look(actor, question.initiative_id)
    moderates = may_ask(actor, question.initiative_id)
    rows = ModerationStep.objects.within(question_id=question.id).select_related("statement")
    return tuple(_line(row, moderates=moderates) for row in rows[:SHOWN])


def rushes_of(actor: Actor, *, question: QuestionCard) -> tuple[Rush, ...]:
    """Links through which voices came so fast that they are set apart until somebody looks."""
    must_look(actor, question.initiative_id)
    links = HearingLink.objects.within(question_id=question.id).select_related("group")
    names = {link.pk: link.group.name for link in links}
    apart = Voice.objects.within(question_id=question.id, state="apart")
    rows = list(apart.values("link_id").annotate(voices=Count("pk"), since=Min("first_at")))
    if not rows:
        return ()
    opinions = Opinion.objects.within(question_id=question.id, voice__state="apart")
    counted = dict(opinions.values_list("voice__link_id").annotate(n=Count("pk")))
    return tuple(
        Rush(
            link_id=row["link_id"],
            group=names[row["link_id"]],
            voices=row["voices"],
            answers=counted.get(row["link_id"], 0),
            since=row["since"],
        )
        for row in rows
    )


def how_many_wait(question_ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Question → statements that wait for moderation, voices that wait to be looked at."""
    ids = list(question_ids)
    statements = Statement.objects.within(question_id__in=ids, state="waiting")
    voices = Voice.objects.within(question_id__in=ids, state="apart")
    waiting = dict(statements.order_by().values_list("question_id").annotate(n=Count("pk")))
    apart = dict(voices.values_list("question_id").annotate(n=Count("pk")))
    return {one: (waiting.get(one, 0), apart.get(one, 0)) for one in ids}


def known_sentences(question_id: int) -> list[str]:
    """The Korean and English of every statement that was not turned away."""
    rows = Statement.objects.within(question_id=question_id).filter(~Q(state="rejected"))
    return [text for pair in rows.values_list("text_ko", "text_en") for text in pair]


def _card(row: Statement, *, named: bool = False) -> StatementCard:
    return StatementCard(
        id=row.pk,
        number=row.number,
        text=row.text,
        easy=row.easy,
        picture=row.picture,
        state=row.state,
        reason=row.reason,
        by=row.voice.group.name if named and row.voice is not None else None,
        added_at=row.added_at,
    )


def _line(row: ModerationStep, *, moderates: bool) -> LogLine:
    statement = row.statement
    readable = statement is not None and (moderates or statement.state == "accepted")
    return LogLine(
        at=row.at,
        by=row.by,
        act=row.act,
        reason=row.reason,
        number=statement.number if statement else None,
        text=statement.text if readable and statement else None,
        voices=row.voices,
    )
