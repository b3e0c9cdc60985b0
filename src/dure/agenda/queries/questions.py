"""Questions: which there are, one of them, its groups, and what is asked of it before anybody answers."""

from collections.abc import Iterable
from datetime import date

from dure.agenda.models import AgendaQuestion, HearingLink, InvitedGroup
from dure.agenda.rules.hearing import state_of
from dure.agenda.types.hearing import GroupCard, LinkCard, QuestionCard
from dure.ground.journal.queries import may, must
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.kernel.words import Words


def subject_of(question: AgendaQuestion) -> Subject:
    """The question as the gate sees it."""
    return Subject("agenda_question", question.pk, question.initiative_id)


def question_row(question_id: int) -> AgendaQuestion:
    """The question itself, for the services of this room."""
    found: AgendaQuestion | None = AgendaQuestion.objects.within(pk=question_id).first()
    if found is None:
        raise Refused("agenda.no_such_question")
    return found


def must_look(actor: Actor, initiative_id: int) -> None:
    """Refused with `journal.not_allowed` unless the actor has some part in the initiative."""
    for reach in actor.reaches:
        if "see_initiative" in reach.permissions and reach.initiative_id in (None, initiative_id):
            return
    must(actor, "see_initiative", Subject("initiative", initiative_id, initiative_id))


def may_ask(actor: Actor, initiative_id: int) -> bool:
    """True for whoever opens, moderates and closes the questions of an initiative."""
    return may(actor, "ask_questions", Subject("initiative", initiative_id, initiative_id))


def questions_of(actor: Actor, *, initiative_id: int, today: date) -> tuple[QuestionCard, ...]:
    """The questions of an initiative: open ones first, then the newest."""
    must_look(actor, initiative_id)
    rows = list(AgendaQuestion.objects.within(initiative_id=initiative_id).order_by("-opened_at"))
    groups = groups_by_question([row.pk for row in rows])
    cards = [_card(row, groups.get(row.pk, ()), today) for row in rows]
    return tuple(sorted(cards, key=lambda card: not card.is_open))


def question_card(actor: Actor, *, initiative_id: int, public_id: str, today: date) -> QuestionCard:
    """One question of an initiative, for its members; refused with `agenda.no_such_question`."""
    must_look(actor, initiative_id)
    row = AgendaQuestion.objects.within(initiative_id=initiative_id, public_id=public_id).first()
    if row is None:
        raise Refused("agenda.no_such_question")
    return card_of(row, today)


def card_of(row: AgendaQuestion, today: date) -> QuestionCard:
    """The card of a row, with its groups."""
    return _card(row, groups_by_question([row.pk]).get(row.pk, ()), today)


def links_of(actor: Actor, *, question: QuestionCard) -> tuple[LinkCard, ...]:
    """The links of a question, for whoever may hand them out."""
    must(actor, "ask_questions", Subject("initiative", 0, question.initiative_id))
    groups = {one.id: one for one in question.groups}
    rows = HearingLink.objects.within(question_id=question.id).order_by("pk")
    return tuple(LinkCard(row.pk, groups[row.group_id], row.token) for row in rows)


def groups_by_question(question_ids: Iterable[int]) -> dict[int, tuple[GroupCard, ...]]:
    """Question → the groups it invites. One query."""
    found: dict[int, list[GroupCard]] = {}
    for row in InvitedGroup.objects.within(question_id__in=list(question_ids)).order_by("pk"):
        card = GroupCard(row.pk, row.name, row.kind, row.type_code)
        found.setdefault(row.question_id, []).append(card)
    return {question: tuple(cards) for question, cards in found.items()}


def _card(row: AgendaQuestion, groups: tuple[GroupCard, ...], today: date) -> QuestionCard:
    return QuestionCard(
        id=row.pk,
        public_id=row.public_id,
        initiative_id=row.initiative_id,
        title=row.title,
        text=row.text,
        easy=row.easy,
        smallest=row.smallest,
        anonymous=row.anonymous,
        by_link=row.by_link,
        opened_at=row.opened_at,
        closes_on=row.closes_on,
        closed_at=row.closed_at,
        closed_without=row.closed_without,
        unheard=tuple(Words.of(each) for each in row.unheard),
        groups=groups,
        state=state_of(row.closes_on, row.closed_at, today),
    )
