"""Who answers: an account or a device becomes a mark, and what that mark has answered."""

import hashlib
from collections.abc import Collection
from datetime import date

from dure.agenda.models import AgendaQuestion, HearingLink, Opinion, Reckoning, Statement, Voice
from dure.agenda.queries.questions import card_of, question_row
from dure.agenda.queries.statements import statement_cards
from dure.agenda.rules.hearing import fitting_groups
from dure.agenda.rules.turns import in_turn
from dure.agenda.types.hearing import GroupCard, MyAnswers, QuestionCard, StatementCard, Voter
from dure.ground.access.queries import organisations_of
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import members_of
from dure.kernel.errors import Refused

DECK = 12


def digest_of(token: str) -> str:
    """What is kept of a link."""
    return hashlib.sha256(f"hear:{token}".encode()).hexdigest()


def mark_of(salt: str, who: str) -> str:
    """The mark of somebody; without the salt nobody can say whose it is."""
    return hashlib.sha256(f"{salt}|{who}".encode()).hexdigest()


def question_of_link(token: str, *, today: date) -> tuple[QuestionCard, GroupCard, int]:
    """The question behind a link, the group it invites and the link's key.

    Refused with `agenda.no_such_link`.
    """
    link = HearingLink.objects.within(digest=digest_of(token)).select_related("question").first()
    if link is None:
        raise Refused("agenda.no_such_link")
    card = card_of(link.question, today)
    return card, next(one for one in card.groups if one.id == link.group_id), link.pk


def voter_by_link(question: QuestionCard, group: GroupCard, *, link_id: int, device: str) -> Voter:
    """Whoever answers through a link, known by the device."""
    salt = question_row(question.id).salt
    mark = mark_of(salt, f"device:{device}") if salt else ""
    return Voter(question.id, question.initiative_id, mark, group.id, link_id)


def voter_through(token: str, *, device: str) -> Voter:
    """The same for an answer and nothing else: one query. Refused with `agenda.no_such_link`."""
    link = HearingLink.objects.within(digest=digest_of(token)).select_related("question").first()
    if link is None:
        raise Refused("agenda.no_such_link")
    asked = link.question
    mark = mark_of(asked.salt, f"device:{device}") if asked.salt else ""
    return Voter(asked.pk, asked.initiative_id, mark, link.group_id, link.pk)


def groups_for(actor: Actor, question: QuestionCard, today: date) -> tuple[GroupCard, ...]:
    """The groups as which an account may answer; none where it is not invited."""
    if not may_answer(actor, question.initiative_id):
        return ()
    return fitting_groups(question.groups, types_of(actor, question.initiative_id, today))


def voter_of(
    actor: Actor, question: QuestionCard, *, group_id: int | None, today: date
) -> Voter | None:
    """The account as a voter; None while it has not said as which of several groups it answers.

    Refused with `agenda.not_invited` where it fits none, or not the one that was named.
    """
    salt = question_row(question.id).salt
    mark = mark_of(salt, f"account:{actor.account_id}") if salt else ""
    known = Voice.objects.within(question_id=question.id, mark=mark).first() if mark else None
    if known is not None and may_answer(actor, question.initiative_id):
        return Voter(question.id, question.initiative_id, mark, known.group_id)
    fitting = [one.id for one in groups_for(actor, question, today)]
    if not fitting or (group_id is not None and group_id not in fitting):
        raise Refused("agenda.not_invited")
    chosen = fitting[0] if len(fitting) == 1 else group_id
    if chosen is None:
        return None
    return Voter(question.id, question.initiative_id, mark, chosen)


def my_answers(voter: Voter, *, again: bool = False) -> MyAnswers:
    """What a voter has answered, and the next statements; those with few answers come first.

    `again` goes through those that were answered, so that an answer can be changed.
    """
    voice = Voice.objects.within(question_id=voter.question_id, mark=voter.mark).first()
    done = _answered(voice)
    cards = statement_cards(Statement.objects.within(question_id=voter.question_id))
    accepted = {card.number: card for card in cards if card.state == "accepted"}
    left = [number for number, card in accepted.items() if card.id not in done]
    asked = [number for number in accepted if number not in left] if again else left
    order = in_turn(asked, _counted(voter.question_id), voter.mark)
    return MyAnswers(
        answered=len(accepted) - len(left),
        total=len(accepted),
        deck=tuple(accepted[number] for number in (order if again else order[:DECK])),
        own=_own(voice, cards),
        apart=voice is not None and voice.state == "apart",
        given=done,
    )


def way_of(voter: Voter) -> tuple[int, int]:
    """How many of how many statements a voter has answered: two counts, nothing read."""
    asked = Statement.objects.within(question_id=voter.question_id, state="accepted")
    given = Opinion.objects.within(
        question_id=voter.question_id, voice__mark=voter.mark, statement__state="accepted"
    )
    return given.count(), asked.count()


def _answered(voice: Voice | None) -> dict[int, int]:
    if voice is None:
        return {}
    return dict(Opinion.objects.within(voice_id=voice.pk).values_list("statement_id", "vote"))


def _own(voice: Voice | None, cards: Collection[StatementCard]) -> tuple[StatementCard, ...]:
    if voice is None:
        return ()
    mine = set(Statement.objects.within(voice_id=voice.pk).values_list("pk", flat=True))
    return tuple(card for card in cards if card.id in mine)


def _counted(question_id: int) -> dict[int, int]:
    """Answers to each statement as last reckoned: nobody waits for a count while answering."""
    kept = Reckoning.objects.within(question_id=question_id).values_list("answers", flat=True)
    return {int(number): count for number, count in (kept.first() or {}).items()}


def may_answer(actor: Actor, initiative_id: int) -> bool:
    """True for an account that may answer questions somewhere in the initiative."""
    return actor.account_id is not None and any(
        "answer_questions" in reach.permissions and reach.initiative_id in (None, initiative_id)
        for reach in actor.reaches
    )


def types_of(actor: Actor, initiative_id: int, today: date) -> frozenset[str]:
    """The types of the organisations of this initiative that somebody belongs to or holds a role for."""
    own = {reach.organisation_id for reach in actor.reaches if reach.organisation_id is not None}
    own |= organisations_of(actor.account_id or 0, today)
    here = members_of(initiative_id, today)
    return frozenset(one.organisation.type for one in here if one.organisation.id in own)


def open_rows(initiative_id: int, today: date) -> list[AgendaQuestion]:
    """The questions of an initiative that take answers today."""
    rows = AgendaQuestion.objects.within(initiative_id=initiative_id, closed_at__isnull=True)
    return list(rows.filter(closes_on__gte=today).order_by("closes_on"))
