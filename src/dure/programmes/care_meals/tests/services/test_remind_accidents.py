"""정옥희 fell on the wet floor on Monday: the report is due within seven days."""

from datetime import date, datetime, timedelta

import pytest

from dure.communication.models import Notice
from dure.ground.access.queries import house
from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused
from dure.programmes.care_meals import tasks
from dure.programmes.care_meals.models import Accident
from dure.programmes.care_meals.queries.accident_panel import accident_panel
from dure.programmes.care_meals.queries.accidents_due import reports_due
from dure.programmes.care_meals.rules.accidents import is_day_to_remind
from dure.programmes.care_meals.services import (
    note_accident,
    remind_of_accident,
    report_accident,
)
from dure.programmes.care_meals.tests.crew import worker
from dure.programmes.care_meals.tests.story import kitchen_story

MONDAY = datetime(2026, 11, 23, 9, 10, tzinfo=SEOUL)
DUE = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("on", "reminds"),
    [
        (DUE - timedelta(days=7), False),
        (DUE - timedelta(days=3), True),
        (DUE - timedelta(days=2), False),
        (DUE - timedelta(days=1), True),
        (DUE, True),
        (DUE + timedelta(days=1), True),
        (DUE + timedelta(days=30), True),
    ],
)
def test_three_days_and_one_before_and_every_day_from_the_last(on, reminds) -> None:
    assert is_day_to_remind(DUE, None, on) is reminds
    assert not is_day_to_remind(DUE, on, on), "what is reported needs no word"
    assert not is_day_to_remind(None, None, on), "a bruise need not be reported"


@pytest.fixture
def fallen(db):
    story = kitchen_story()
    told = {
        "happened_at": MONDAY - timedelta(hours=1),
        "told": "젖은 바닥에서 넘어짐",
        "at": MONDAY,
    }
    key = note_accident(
        story.coordinator, worker_id=worker(story, "정옥희").pk, severity="serious", **told
    )
    return story, Accident.objects.within(pk=key).get()


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8, 20, tzinfo=SEOUL)


def remind(row: Accident, day: date) -> int:
    return remind_of_accident(house(), accident_id=row.pk, at=morning(day))


def test_it_stands_on_today_from_the_first_day_until_it_is_reported(fallen) -> None:
    story, row = fallen
    here = story.village.initiative

    def said(who, day: date) -> list[tuple[str, bool]]:
        lines = accident_panel(who, here.pk, here.slug, morning(day))
        return [(one.what.ko, one.late) for one in lines]

    told = "사고를 11월 30일까지 시군구에 보고해 주세요"
    assert said(story.village.director, MONDAY.date()) == [(told, False)]
    assert said(story.village.director, DUE) == [(told, True)]
    assert said(story.stranger, DUE) == []

    Accident.objects.within(pk=row.pk).update(reported_on=DUE)
    assert said(story.village.director, DUE) == []


def test_whoever_answers_for_jobs_is_written_to_and_once_a_day(fallen) -> None:
    _, row = fallen
    assert row.due_on == DUE
    assert remind(row, DUE - timedelta(days=2)) == 0
    assert remind(row, DUE) > 0
    remind(row, DUE)
    remind(row, DUE + timedelta(days=1))

    notices = Notice.objects.within(code="care_meals.accident_due")
    events = list(notices.values_list("event", "recipient"))
    assert len(events) == len(set(events)) == 2 * len({one for _, one in events})
    assert "정옥희" not in notices[0].values


def test_once_it_is_reported_nobody_is_reminded(fallen) -> None:
    story, row = fallen
    report_accident(
        story.village.director,
        accident_id=row.pk,
        reported_on=DUE,
        number="2026-17",
        at=morning(DUE),
    )
    assert remind(row, DUE + timedelta(days=1)) == 0
    assert reports_due(DUE + timedelta(days=1)) == ()


def test_the_morning_task_finds_what_is_due(fallen, monkeypatch) -> None:
    _, row = fallen
    monkeypatch.setattr(tasks, "now", lambda: morning(DUE))
    assert [one.public_id for one in reports_due(DUE)] == [row.public_id]

    tasks.remind_of_accidents.func()

    assert Notice.objects.within(code="care_meals.accident_due").exists()


def test_the_coordinator_does_not_send_the_letter(fallen) -> None:
    story, row = fallen
    with pytest.raises(Refused, match="not_allowed"):
        remind_of_accident(story.coordinator, accident_id=row.pk, at=morning(DUE))
