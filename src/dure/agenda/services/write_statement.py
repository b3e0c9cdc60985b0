"""Write a statement, as a voice or as whoever asks; it is short, said once, and only text."""

from datetime import datetime

from dure.agenda.models import AgendaQuestion, Statement, Voice
from dure.agenda.queries.questions import question_row, subject_of
from dure.agenda.queries.statements import known_sentences
from dure.agenda.rules.hearing import must_be_short, one_line, same
from dure.agenda.services.voices import held_open, of_voter, voice_of
from dure.agenda.types.hearing import LONGEST, LONGEST_ENGLISH, StatementDraft, Voter
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.words import Words

MOST_WAITING = 5  # of one voice


def _of_question(*, question_id: int, **_: object) -> Subject:
    return subject_of(question_row(question_id))


@action("agenda.statement.write", may="answer_questions", on=of_voter)
def write_statement(actor: Actor, *, voter: Voter, text: str, at: datetime) -> Done[int]:
    """Hand in a statement; it waits for moderation. Answers its number.

    Refused with `agenda.statement_empty`, `.statement_long`, `.said_already`, `.enough_waiting` and
    where the question takes no answers.
    """
    question = held_open(voter.question_id, at, alone=True)
    voice = voice_of(voter, at)
    if Statement.objects.within(voice_id=voice.pk, state="waiting").count() >= MOST_WAITING:
        raise Refused("agenda.enough_waiting", most=MOST_WAITING)
    row = _written(question, StatementDraft(Words(text, text)), at, voice=voice)
    return Done(row.number, {"number": row.number})


@action("agenda.statement.put", may="ask_questions", on=_of_question)
def put_statement(
    actor: Actor, *, question_id: int, draft: StatementDraft, at: datetime
) -> Done[int]:
    """Put a statement to everybody at once, as whoever asks; answers its number."""
    row = _written(held_open(question_id, at, alone=True), draft, at, state="accepted")
    return Done(row.number, {"number": row.number})


def _written(
    question: AgendaQuestion,
    draft: StatementDraft,
    at: datetime,
    *,
    voice: Voice | None = None,
    state: str = "waiting",
) -> Statement:
    texts = [one_line(each) for each in (draft.text.ko, draft.text.en)]
    must_be_short(texts[0])
    must_be_short(texts[1] or texts[0], LONGEST_ENGLISH)
    refuse_resident_number(statement=" ".join(texts))
    if same(texts[0]) in {same(each) for each in known_sentences(question.pk)}:
        raise Refused("agenda.said_already")
    here = Statement.objects.within(question_id=question.pk)
    last = here.order_by("-number").first()
    return Statement.objects.create(
        question=question,
        number=last.number + 1 if last else 1,
        text_ko=texts[0],
        text_en=texts[1] or texts[0],
        easy_ko=one_line(draft.easy.ko)[:LONGEST],
        easy_en=one_line(draft.easy.en)[:LONGEST_ENGLISH],
        picture=draft.picture,
        voice=voice,
        state=state,
        added_at=at,
    )
