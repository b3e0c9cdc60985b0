"""What was heard: the kept reckoning with its statements, how far each group was heard, the export."""

from collections.abc import Iterator

from django.db.models import Count, Max

from dure.agenda.models import Opinion, Reckoning, Statement, Voice
from dure.agenda.queries.statements import statement_cards
from dure.agenda.rules.hearing import groups_heard
from dure.agenda.types.hearing import GroupHeard, Heard, QuestionCard
from dure.engines.deliberate.types import Conversation, Vote
from dure.engines.deliberate.types import Statement as Said
from dure.kernel.errors import Refused

VOTES_HEADING = ("participant", "statement", "vote")
STATEMENTS_HEADING = ("statement", "text", "moderated")


def heard_of(question: QuestionCard) -> Heard:
    """What the answers say, as it was last reckoned in the background."""
    kept = Reckoning.objects.within(question_id=question.id).first()
    if kept is None:
        return Heard(None, {}, waits=newest_answer(question.id) is not None)
    cards = statement_cards(Statement.objects.within(question_id=question.id, state="accepted"))
    return Heard(kept.at, kept.said, {card.number: card for card in cards}, _waits(kept, question))


def newest_answer(question_id: int) -> object:
    """When the newest answer came; None where there is none."""
    return Opinion.objects.within(question_id=question_id).aggregate(at=Max("answered_at"))["at"]


def groups_of(question: QuestionCard) -> tuple[GroupHeard, ...]:
    """How far each invited group was heard until now."""
    rows = Voice.objects.within(question_id=question.id, state="counted")
    voices = dict(rows.values_list("group_id").annotate(n=Count("pk")))
    return groups_heard(question.groups, voices, question.smallest)


def conversation_of_question(question_id: int) -> Conversation:
    """The counted answers, people as numbers, as the engine takes them.

    People come in the order of their marks, which is nobody's: in the order of time whoever knows
    their own answers would know those of whoever answered after them.
    """
    rows = Opinion.objects.within(question_id=question_id, voice__state="counted")
    numbers: dict[int, str] = {}
    votes = [
        Vote(numbers.setdefault(voice, str(len(numbers) + 1)), str(statement), vote)
        for voice, statement, vote in rows.order_by("voice__mark", "statement__number").values_list(
            "voice_id", "statement__number", "vote"
        )
    ]
    judged = Statement.objects.within(question_id=question_id, state__in=("accepted", "rejected"))
    known = {
        str(one.number): Said(
            str(one.number),
            "" if one.state == "rejected" else one.text_ko,
            rejected=one.state == "rejected",
        )
        for one in judged
    }
    held = {str(one) for one in _held(question_id)} & {one.statement for one in votes}
    known |= {one: Said(one, "", rejected=True) for one in held}
    return Conversation(votes=votes, statements=known)


def exported_votes(question: QuestionCard) -> Iterator[tuple[str, str, str]]:
    """Rows of `dure deliberate`: numbers for people, no names, no groups, no times.

    Refused with `agenda.too_few_to_export` while fewer people answered than may be shown.
    """
    found = conversation_of_question(question.id)
    if len({one.participant for one in found.votes}) < question.smallest:
        raise Refused("agenda.too_few_to_export", smallest=question.smallest)
    yield VOTES_HEADING
    yield from ((one.participant, one.statement, str(one.vote)) for one in found.votes)


def exported_statements(question: QuestionCard) -> Iterator[tuple[str, str, str]]:
    """The statements beside the votes; those that were turned away without their words."""
    found = conversation_of_question(question.id)
    yield STATEMENTS_HEADING
    yield from (
        (code, one.text, "-1" if one.rejected else "1") for code, one in found.statements.items()
    )


def _held(question_id: int) -> list[int]:
    rows = Statement.objects.within(question_id=question_id, state="held")
    return list(rows.values_list("number", flat=True))


def _waits(kept: Reckoning, question: QuestionCard) -> bool:
    if kept.counted_to is None or (question.state == "closed" and not kept.final):
        return True
    newest = newest_answer(question.id)
    return newest is not None and newest > kept.counted_to  # type: ignore[operator]
