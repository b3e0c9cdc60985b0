"""Open a question: what is asked, whom, until when; links for the groups that need no account."""

from datetime import datetime

from dure.agenda.models import AgendaQuestion, HearingLink, InvitedGroup
from dure.agenda.queries.voters import digest_of
from dure.agenda.types.hearing import GroupDraft, QuestionDraft
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number

LEAST_GROUP = 3  # below, a group says who somebody is


def _of_draft(*, draft: QuestionDraft) -> Subject:
    return Subject("initiative", draft.initiative_id, draft.initiative_id)


@action("agenda.question.open", may="ask_questions", on=_of_draft, tell=("member",))
def open_question(actor: Actor, *, draft: QuestionDraft, at: datetime) -> Done[str]:
    """Open a question and answer its public id.

    Refused with `agenda.closes_before_today`, `.nobody_invited`, `.group_twice`, `.smallest_too_small`.
    """
    _refuse_what_cannot_be(draft, at)
    row = AgendaQuestion.objects.create(
        public_id=public_id(),
        initiative_id=draft.initiative_id,
        title_ko=draft.title.ko,
        title_en=draft.title.en,
        text_ko=draft.text.ko,
        text_en=draft.text.en,
        easy_ko=draft.easy.ko,
        easy_en=draft.easy.en,
        smallest=draft.smallest,
        anonymous=draft.anonymous,
        by_link=draft.by_link,
        salt=public_id(32),
        opened_at=at,
        closes_on=draft.closes_on,
    )
    for group in draft.groups:
        _invite(row, group, by_link=draft.by_link)
    return Done(row.public_id, {"question": row.public_id, "closes_on": str(draft.closes_on)})


def _invite(row: AgendaQuestion, group: GroupDraft, *, by_link: bool) -> None:
    made = InvitedGroup.objects.create(
        question=row,
        name_ko=group.name.ko,
        name_en=group.name.en,
        kind=group.kind,
        type_code=group.type_code,
    )
    if by_link and group.kind != "type":
        token = public_id(16)
        HearingLink.objects.create(question=row, group=made, token=token, digest=digest_of(token))


def _refuse_what_cannot_be(draft: QuestionDraft, at: datetime) -> None:
    for words in (draft.title, draft.text, draft.easy):
        refuse_resident_number(question=f"{words.ko} {words.en}")
    if draft.closes_on < day_of(at):
        raise Refused("agenda.closes_before_today", day=draft.closes_on.isoformat())
    if not draft.groups:
        raise Refused("agenda.nobody_invited")
    names = [group.name.ko.strip() for group in draft.groups]
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise Refused("agenda.group_twice", group=twice[0])
    if draft.smallest < LEAST_GROUP:
        raise Refused("agenda.smallest_too_small", least=LEAST_GROUP)
