"""Build the demo: the order of things, each told as it is done. All of it or nothing."""

import time
from collections.abc import Callable
from datetime import date

from django.db import transaction

from dure.kernel.table_sizes import tell_table_sizes
from dure.project.demo.agenda import live_agendas
from dure.project.demo.calendar import past_rounds
from dure.project.demo.cast import Cast
from dure.project.demo.counted import report_from_records
from dure.project.demo.ground import lay_places, open_accounts, start_initiatives
from dure.project.demo.hearing import hear_everybody
from dure.project.demo.helping import help_each_other
from dure.project.demo.history import write_history
from dure.project.demo.library import fill_library
from dure.project.demo.meals import open_services, record_meals
from dure.project.demo.noticed import notify_everybody
from dure.project.demo.people import register_people
from dure.project.demo.population import load_population
from dure.project.demo.programmes import let_programmes_tell
from dure.project.demo.releases import publish_releases
from dure.project.demo.sessions import hold_sessions
from dure.project.demo.talk import talk_together
from dure.project.demo.things import talk_of_things
from dure.project.demo.today import fill_today
from dure.project.demo.told import tell_stories
from dure.project.demo.who import lay_register

Tell = Callable[[str], None]


def _history(cast: Cast) -> None:
    write_history(cast, past_rounds(cast.today))


def _meals(cast: Cast) -> None:
    open_services(cast)
    record_meals(cast)


STEPS: tuple[tuple[str, Callable[[Cast], None]], ...] = (
    ("지역 · places", lay_places),
    ("기관과 공동사업 · organisations and initiatives", start_initiatives),
    ("사람들 · accounts", open_accounts),
    ("지표와 목표 · indicators and goals", fill_library),
    ("지역 통계 · population", load_population),
    ("세 해의 보고 · three years of reports", _history),
    ("이용하는 분들과 동의 · people and consents", register_people),
    ("끼니 기록 · meals, recorded", _meals),
    ("사업 · programmes", let_programmes_tell),
    ("주간활동 회기 · sessions with attendance", hold_sessions),
    ("기록에서 센 보고 · reports counted from records", report_from_records),
    ("사람들의 말 · the words beside the numbers", tell_stories),
    ("공표 · releases", publish_releases),
    ("듣기 · the hearing", hear_everybody),
    ("공동의제 · the agendas", live_agendas),
    ("누가 무엇을 · who does what", lay_register),
    ("서로 돕기 · helping each other", help_each_other),
    ("이야기와 회의 · threads and meetings", talk_together),
    ("오늘 · today", fill_today),
    ("숫자와 조항에 걸린 이야기 · threads on things", talk_of_things),
    ("알림과 모아보기 · notices and digests", notify_everybody),
)


def build(today: date, tell: Tell = lambda line: None) -> Cast:
    """Everything of the demo in one transaction; answers who and what is in it."""
    cast = Cast(today)
    with transaction.atomic():
        for number, (words, step) in enumerate(STEPS, start=1):
            began = time.monotonic()
            step(cast)
            tell_table_sizes()
            took = time.monotonic() - began
            tell(f"  {number:>2}/{len(STEPS)}  {words}  {took:.1f} s")
    return cast
