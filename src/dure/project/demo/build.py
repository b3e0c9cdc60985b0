"""Build the demo: the order of things, each told as it is done. All of it or nothing."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from dure.project.demo.calendar import past_rounds
from dure.project.demo.cast import Cast
from dure.project.demo.ground import lay_places, open_accounts, start_initiatives
from dure.project.demo.history import write_history
from dure.project.demo.library import fill_library

Tell = Callable[[str], None]


def _history(cast: Cast) -> None:
    write_history(cast, past_rounds(cast.today))


STEPS: tuple[tuple[str, Callable[[Cast], None]], ...] = (
    ("지역 · places", lay_places),
    ("기관과 공동사업 · organisations and initiatives", start_initiatives),
    ("사람들 · accounts", open_accounts),
    ("지표와 목표 · indicators and goals", fill_library),
    ("세 해의 보고 · three years of reports", _history),
)


def build(today: date, tell: Tell = lambda line: None) -> Cast:
    """Everything of the demo in one transaction; answers who and what is in it."""
    cast = Cast(today)
    with transaction.atomic():
        for number, (words, step) in enumerate(STEPS, start=1):
            tell(f"  {number}/{len(STEPS)}  {words}")
            step(cast)
    return cast
