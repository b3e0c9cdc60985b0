"""The clock is set back between two steps: deeds keep their order, nothing is lost or counted twice."""

from datetime import timedelta

import pytest

from dure.kernel.errors import Refused
from dure.measurement.models import Approval, Observation
from dure.measurement.queries import report_history
from dure.measurement.services import approve_report, return_report, save_values, submit_report
from dure.measurement.tests.factories import IN_MARCH, Season, season, typed

pytestmark = pytest.mark.django_db
BACK = IN_MARCH - timedelta(hours=30)


@pytest.fixture
def here() -> Season:
    return season()


def test_steps_stand_in_the_order_in_which_they_were_done(here: Season) -> None:
    who, director, report = here.garam.reporter, here.garam.director, here.kitchen.id
    later = IN_MARCH + timedelta(hours=2)
    save_values(who, report_id=report, entries=[typed("M01", 90)], at=later)
    submit_report(who, report_id=report, at=later)
    return_report(director, report_id=report, comment="한 번 더 봐 주세요", at=IN_MARCH)
    save_values(who, report_id=report, entries=[typed("M01", 95)], at=IN_MARCH)
    submit_report(who, report_id=report, at=IN_MARCH)
    approve_report(director, report_id=report, at=IN_MARCH - timedelta(minutes=5))

    steps = [each.step for each in report_history(director, report_id=report)]
    assert steps == ["submitted", "returned", "submitted", "approved"]
    (value,) = Observation.objects.within(organisation_id=here.garam.kitchen.pk)
    assert value.value == 95
    assert Approval.objects.filter(report_id=report, step="approved").count() == 1


def test_the_second_of_two_reports_is_taken_though_it_seems_earlier(here: Season) -> None:
    for who, report, at in (
        (here.garam.reporter, here.kitchen.id, IN_MARCH),
        (here.garam.welfare_reporter, here.welfare.id, IN_MARCH - timedelta(hours=3)),
    ):
        save_values(who, report_id=report, entries=[typed("M01", 10)], at=at)
        submit_report(who, report_id=report, at=at)
        approve_report(here.garam.director, report_id=report, at=at)
    assert Observation.objects.within(period="2026-03").count() == 2


def test_a_clock_before_the_round_opened_refuses_in_words_and_keeps_what_stands(
    here: Season,
) -> None:
    who, report = here.garam.reporter, here.kitchen.id
    save_values(who, report_id=report, entries=[typed("M01", 90)], at=IN_MARCH)
    with pytest.raises(Refused, match="round_not_open"):
        save_values(who, report_id=report, entries=[typed("M01", 1)], at=BACK - timedelta(days=30))
    (value,) = Observation.objects.within(organisation_id=here.garam.kitchen.pk)
    assert value.value == 90
