"""What the worker does for the agenda room: opinion groups, ballots at their end, reviews on their day."""

from datetime import timedelta

from dure.agenda.services import close_due_ballots, raise_due_reviews
from dure.agenda.services.reckon_question import questions_to_reckon, reckon_question
from dure.ground.access.queries import house
from dure.kernel.clock import day_of, now
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


@job(retries=2, every=timedelta(seconds=20))
def close_ballots_due() -> None:
    """Every few seconds: ballots whose end has come are closed and counted, also after a restart."""
    close_due_ballots(house(), at=now())


@job(retries=3, backoff=300, daily_at="06:00")
def raise_reviews_due() -> None:
    """In the morning: clauses whose day has come are put before those who agreed on it."""
    at = now()
    raise_due_reviews(house(), on=day_of(at), at=at)
