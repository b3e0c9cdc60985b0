"""Reckon what a question says, in the background: opinion groups, what all support, declared groups."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db.models import Max

from dure.agenda.models import AgendaQuestion, Opinion, Reckoning, Statement
from dure.agenda.queries.heard_of import conversation_of_question
from dure.agenda.rules.heard import Answer, declared, heard
from dure.agenda.rules.hiding import may_be_counted_again
from dure.engines.deliberate import Deliberated, deliberate


def reckon_question(question_id: int, *, at: datetime) -> bool:
    """Reckon anew where answers came or the question was closed; True where something was done.

    Derived from what is there, so no verb of anybody: it may run twice and writes the same.
    """
    row: AgendaQuestion = AgendaQuestion.objects.within(pk=question_id).get()
    kept: Reckoning | None = Reckoning.objects.within(question_id=row.pk).first()
    newest = Opinion.objects.within(question_id=row.pk).aggregate(at=Max("answered_at"))["at"]
    closed = row.closed_at is not None
    if kept is not None and kept.counted_to == newest and (kept.final or not closed):
        return False
    # The last reckoning starts from nothing, so that anybody who recomputes finds the same.
    earlier = [(x, y) for x, y in kept.middles] if kept is not None and not closed else []
    found = deliberate(conversation_of_question(row.pk), earlier=earlier)
    answers = _accepted_answers(row.pk)
    said = heard(found, answers, row.smallest)
    Reckoning.objects.within(question_id=row.pk).update_or_create(
        question_id=row.pk,
        defaults={
            "at": at,
            "counted_to": newest,
            "final": closed,
            "answers": {str(key): n for key, n in Counter(a.statement for a in answers).items()},
            "middles": _middles(found),
            **_declared(row, kept, said, answers, at),
        },
    )
    return True


def _declared(
    row: AgendaQuestion,
    kept: Reckoning | None,
    said: dict[str, Any],
    answers: list[Answer],
    at: datetime,
) -> dict[str, Any]:
    """Declared groups are counted again only when no difference tells of a few."""
    before = kept.said.get("declared") if kept is not None else None
    since = kept.declared_at if kept is not None else None
    if before is not None and row.closed_at is None and not _moved_enough(row, since):
        return {"said": said | {"declared": before}, "declared_at": since}
    groups = row.groups.values_list("pk", flat=True)
    now_said = declared(answers, groups, row.smallest) if said["enough"] else None
    return {"said": said | {"declared": now_said}, "declared_at": at}


def _moved_enough(row: AgendaQuestion, since: datetime | None) -> bool:
    newer = Opinion.objects.within(question_id=row.pk, voice__state="counted")
    if since is not None:
        newer = newer.filter(answered_at__gt=since)
    changed = Counter(dict(newer.values_list("voice_id", "voice__group_id")).values())
    return may_be_counted_again(changed, row.smallest)


def _accepted_answers(question_id: int) -> list[Answer]:
    accepted = Statement.objects.within(question_id=question_id, state="accepted")
    rows = Opinion.objects.within(
        question_id=question_id, voice__state="counted", statement__in=accepted.order_by()
    )
    told = rows.values_list("voice_id", "voice__group_id", "statement__number", "vote")
    return [Answer(*one) for one in told]


def _middles(found: Deliberated) -> list[list[float]]:
    return [[round(each, 6) for each in group.center] for group in found.groups]


def questions_to_reckon() -> list[int]:
    """Questions that are open, or closed and not reckoned since."""
    rows = AgendaQuestion.objects.everywhere("the worker looks after all of them")
    return list(rows.exclude(reckoning__final=True).values_list("pk", flat=True))
