"""What the worker does for the agenda room: opinion groups, never in a request."""

from datetime import timedelta

from dure.agenda.services.reckon_question import questions_to_reckon, reckon_question
from dure.kernel.clock import now
from dure.kernel.jobs import job


@job(retries=2, every=timedelta(seconds=20))
def reckon_questions() -> None:
    """Every few seconds: whatever was answered since the last time is reckoned."""
    for question_id in questions_to_reckon():
        reckon_question(question_id, at=now())


@job(retries=2)
def reckon_one(question_id: int) -> None:
    """At once, when a question has been closed."""
    reckon_question(question_id, at=now())
