"""Answer a statement: agree, disagree or pass. A second answer replaces the first."""

from datetime import datetime

from dure.agenda.models import Opinion, Statement, Voice
from dure.agenda.rules.rushes import is_too_fast
from dure.agenda.services.voices import MINUTE, held_open, of_voter, voice_of
from dure.agenda.types.hearing import VOTES, Answered, Voter
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused


@action("agenda.opinion.give", may="answer_questions", on=of_voter)
def give_answer(
    actor: Actor, *, voter: Voter, statement_id: int, vote: int, at: datetime
) -> Done[Answered]:
    """Write down an answer; the journal knows neither whose nor which it is.

    Refused with `agenda.no_such_vote`, `.question_closed`, `.question_over`, `.no_such_statement`,
    `.too_fast`.
    """
    if vote not in VOTES:
        raise Refused("agenda.no_such_vote")
    held_open(voter.question_id, at)
    open_to = Statement.objects.within(question_id=voter.question_id, state="accepted")
    if not open_to.filter(pk=statement_id).exists():
        raise Refused("agenda.no_such_statement")
    voice = voice_of(voter, at)
    before = _written(voice, statement_id, vote, at)
    return Done(Answered(vote, before, apart=voice.state == "apart"))


def _written(voice: Voice, statement_id: int, vote: int, at: datetime) -> int | None:
    """The answer that stood before, where there was one."""
    mine = Opinion.objects.within(voice_id=voice.pk)
    given = list(mine.values_list("statement_id", "vote", "answered_at"))
    for which, before, _ in given:
        if which == statement_id:
            mine.filter(statement_id=statement_id).update(vote=vote, answered_at=at)
            return int(before)
    if is_too_fast(sum(when > at - MINUTE for _, _, when in given)):
        raise Refused("agenda.too_fast")
    Opinion.objects.create(
        question_id=voice.question_id,
        statement_id=statement_id,
        voice=voice,
        vote=vote,
        answered_at=at,
    )
    return None
