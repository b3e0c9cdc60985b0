"""Moderate: accept, hold or turn away a statement, dress it in easy words, look at a rush of voices."""

from datetime import datetime

from dure.agenda.models import HearingLink, ModerationStep, Reckoning, Statement, Voice
from dure.agenda.queries.questions import question_row, subject_of
from dure.agenda.rules.hearing import JUDGED, must_be_short, one_line
from dure.agenda.types.hearing import LONGEST, LONGEST_ENGLISH, StatementDraft
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number

LEAST_REASON = 2


def _of_statement(*, statement_id: int, **_: object) -> Subject:
    return subject_of(question_row(_row(statement_id).question_id))


def _of_link(*, link_id: int, **_: object) -> Subject:
    link = HearingLink.objects.within(pk=link_id).first()
    if link is None:
        raise Refused("agenda.no_such_link")
    return subject_of(question_row(link.question_id))


@action("agenda.statement.moderate", may="ask_questions", on=_of_statement, tell=("writer",))
def moderate_statement(
    actor: Actor, *, statement_id: int, act: str, reason: str = "", at: datetime
) -> Done[int]:
    """Accept, hold or reject; whoever holds or rejects says why. The log keeps every step.

    Refused with `agenda.no_such_act`, `.reason_needed` or `.question_closed`.
    """
    row = _locked(statement_id)
    if act not in JUDGED:
        raise Refused("agenda.no_such_act")
    reason = _reason(reason, needed=act != "accepted")
    if question_row(row.question_id).closed_at is not None:
        raise Refused("agenda.question_closed")
    if (row.state, row.reason) == (act, reason):  # the same touched twice is one step
        return Done(row.pk, {"number": row.number, "act": act, "already": True})
    row.state, row.reason = act, reason
    row.save(update_fields=["state", "reason"])
    _keep(actor, row.question_id, at, act=act, reason=reason, statement=row)
    return Done(row.pk, {"number": row.number, "act": act})


@action("agenda.statement.dress", may="ask_questions", on=_of_statement)
def dress_statement(
    actor: Actor, *, statement_id: int, draft: StatementDraft, at: datetime
) -> Done[int]:
    """Give a statement its English, easy words and a picture; its own words stay as they were written."""
    row = _locked(statement_id)
    refuse_resident_number(statement=f"{draft.text.en} {draft.easy.ko} {draft.easy.en}")
    english = one_line(draft.text.en) or row.text_ko
    must_be_short(english, LONGEST_ENGLISH)
    row.text_en, row.picture = english, draft.picture
    row.easy_ko = one_line(draft.easy.ko)[:LONGEST]
    row.easy_en = one_line(draft.easy.en)[:LONGEST_ENGLISH]
    row.save(update_fields=["text_en", "picture", "easy_ko", "easy_en"])
    return Done(row.pk, {"number": row.number})


@action("agenda.rush.judge", may="ask_questions", on=_of_link)
def judge_rush(
    actor: Actor, *, link_id: int, act: str, reason: str = "", at: datetime
) -> Done[int]:
    """Count the voices that were set apart, or leave them out with a reason; answers how many.

    Refused with `agenda.no_such_act`, `.reason_needed` or `.question_closed`.
    """
    if act not in ("counted", "out"):
        raise Refused("agenda.no_such_act")
    reason = _reason(reason, needed=act == "out")
    link = HearingLink.objects.within(pk=link_id).get()
    if question_row(link.question_id).closed_at is not None:
        raise Refused("agenda.question_closed")
    voices = Voice.objects.within(link_id=link.pk, state="apart").update(state=act)
    if voices:
        _keep(actor, link.question_id, at, act=act, reason=reason, voices=voices)
    return Done(voices, {"voices": voices, "act": act})


def _reason(reason: str, *, needed: bool) -> str:
    reason = one_line(reason)[:300]
    refuse_resident_number(reason=reason)
    if needed and len(reason) < LEAST_REASON:
        raise Refused("agenda.reason_needed")
    return reason


def _keep(actor: Actor, question_id: int, at: datetime, **what: object) -> None:
    """One line of the log; what was reckoned before it no longer holds."""
    ModerationStep.objects.create(question_id=question_id, at=at, by=actor.name, **what)
    Reckoning.objects.within(question_id=question_id).update(counted_to=None)


def _locked(statement_id: int) -> Statement:
    _row(statement_id)
    row: Statement = Statement.objects.within(pk=statement_id).select_for_update().get()
    return row


def _row(statement_id: int) -> Statement:
    row: Statement | None = Statement.objects.within(pk=statement_id).first()
    if row is None:
        raise Refused("agenda.no_such_statement")
    return row
