"""Training hours become records; a serious accident waits for its report for seven days."""

from datetime import date, timedelta

import pytest

from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Accident, Training
from dure.programmes.care_meals.queries import accidents_of
from dure.programmes.care_meals.services import note_accident, note_training, report_accident
from dure.programmes.care_meals.tests.crew import AFTERNOON, MORNING, TUESDAY, worker
from dure.programmes.care_meals.tests.story import kitchen_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return kitchen_story()


@pytest.fixture
def director(story):
    return story.village.director


def test_training_becomes_a_record_and_is_noted_once(story, director):
    boksun = worker(story, "이복순")
    told = {"worker_id": boksun.pk, "kind": "safety", "on": TUESDAY, "minutes": 120}
    note_training(director, at=AFTERNOON, **told)
    with pytest.raises(Refused, match="training_once"):
        note_training(director, at=AFTERNOON, **told)
    with pytest.raises(Refused, match="day_ahead"):
        note_training(director, at=AFTERNOON, **told | {"on": date(2027, 1, 4)})
    with pytest.raises(Refused, match="training_minutes"):
        note_training(director, at=AFTERNOON, **told | {"minutes": -5, "kind": "duty"})
    row = Training.objects.within(worker_id=boksun.pk).get()
    assert row.line.source == f"care_meals.training:{row.pk}"


def test_a_serious_accident_waits_for_its_report_for_seven_days(story, director):
    boksun = worker(story, "이복순")
    told = {
        "worker_id": boksun.pk,
        "happened_at": MORNING,
        "severity": "serious",
        "told": "국솥을 옮기다 넘어졌어요.",
    }
    key = note_accident(story.coordinator, at=AFTERNOON, **told)
    look = {"kitchen_id": story.kitchen.pk}
    (card,) = accidents_of(director, at=AFTERNOON + timedelta(days=7), **look)
    assert (card.due_on, card.standing) == (date(2026, 12, 8), "due")
    (card,) = accidents_of(director, at=AFTERNOON + timedelta(days=8), **look)
    assert card.standing == "overdue"

    act = {"accident_id": key, "at": AFTERNOON + timedelta(days=2)}
    for wrong, code in (
        ({"number": " ", "reported_on": date(2026, 12, 3)}, "report_number"),
        ({"number": "가람-12", "reported_on": date(2026, 12, 20)}, "day_ahead"),
        ({"number": "가람-12", "reported_on": date(2026, 11, 20)}, "before_it_happened"),
    ):
        with pytest.raises(Refused, match=code):
            report_accident(director, **act, **wrong)
    report_accident(director, **act, number="가람-12", reported_on=date(2026, 12, 3))
    (card,) = accidents_of(director, at=AFTERNOON + timedelta(days=8), **look)
    assert (card.standing, card.report_number) == ("reported", "가람-12")


def test_what_happened_is_sealed(story):
    boksun = worker(story, "이복순")
    told = {"worker_id": boksun.pk, "happened_at": MORNING, "severity": "minor"}
    note_accident(story.coordinator, at=AFTERNOON, told="손을 데었어요.", **told)
    stored = Accident.objects.within(worker_id=boksun.pk).extra(select={"raw": "told"}).get()
    assert "데었" not in stored.raw
    assert stored.due_on is None
    with pytest.raises(Refused, match="resident_number"):
        note_accident(story.coordinator, at=AFTERNOON, told="900101-2345678", **told)
