"""Close a question: what came before counts; who was not heard is written down with the reason."""

from datetime import datetime

from django.db.models import Count

from dure.agenda.models import AgendaQuestion, InvitedGroup, Voice
from dure.agenda.queries.questions import question_row, subject_of
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.words import Words

LEAST_REASON = 10  # a sentence, not a dot


def _of_question(*, question_id: int, **_: object) -> Subject:
    return subject_of(question_row(question_id))


@action("agenda.question.close", may="ask_questions", on=_of_question, tell=("member",))
def close_question(
    actor: Actor, *, question_id: int, reason: str = "", at: datetime
) -> Done[tuple[str, ...]]:
    """Close a question for good; answers the Korean names of the groups that were not heard.

    Whose answers they are is forgotten here: the salt goes. Refused with `agenda.question_closed`,
    `.rush_waits` while voices are set apart, and `.unheard_needs_reason`.
    """
    row: AgendaQuestion = AgendaQuestion.objects.within(pk=question_id).select_for_update().get()
    if row.closed_at is not None:
        raise Refused("agenda.question_closed")
    voices = Voice.objects.within(question_id=row.pk)
    apart = voices.filter(state="apart").count()
    if apart:
        raise Refused("agenda.rush_waits", voices=apart)
    unheard = _unheard(row.pk)
    refuse_resident_number(reason=reason)
    if unheard and len(reason.strip()) < LEAST_REASON:
        raise Refused("agenda.unheard_needs_reason", groups=_named(unheard))
    row.closed_at, row.salt = at, ""
    row.closed_without = reason.strip() if unheard else ""
    row.unheard = [one.name.as_dict() for one in unheard]
    row.save(update_fields=["closed_at", "salt", "closed_without", "unheard"])
    names = tuple(one.name_ko for one in unheard)
    return Done(names, {"question": row.public_id, "unheard": list(names)})


def _named(groups: list[InvitedGroup]) -> Words:
    return Words(", ".join(one.name_ko for one in groups), ", ".join(one.name_en for one in groups))


def _unheard(question_id: int) -> list[InvitedGroup]:
    heard = Voice.objects.within(question_id=question_id, state="counted")
    counts = dict(heard.values_list("group_id").annotate(n=Count("pk")))
    groups = InvitedGroup.objects.within(question_id=question_id).order_by("pk")
    return [one for one in groups if not counts.get(one.pk)]
