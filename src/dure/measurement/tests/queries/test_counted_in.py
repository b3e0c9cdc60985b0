"""Upward: a lunch at a table is followed to the number it went into, by those who may see it."""

from datetime import date

import pytest

from dure.activities.services import correct_record
from dure.activities.types import Correction
from dure.ground.tests.browser import browser_of, page
from dure.ground.tests.story import person_who
from dure.measurement.models import Calculation
from dure.measurement.queries import LedgerFact, counted_in
from dure.measurement.tests.factories import IN_MARCH
from dure.measurement.tests.services.test_calculate_period import Kitchen

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def fact(kitchen, record_id, **said):
    given = {
        "organisation_id": kitchen.garam.kitchen.pk,
        "kind": "care_meals.lunch",
        "occurred_on": date(2026, 3, 2),
        "record_id": record_id,
    }
    return LedgerFact(**(given | said))


def asked(kitchen, actor, told):
    return counted_in(actor, told, initiative_id=kitchen.garam.initiative.pk)


def test_a_lunch_is_found_in_every_number_that_counts_lunches():
    kitchen = Kitchen()
    line = kitchen.lunch(2, kitchen.soonrye)
    assert asked(kitchen, kitchen.garam.reporter, fact(kitchen, line)) == ()

    kitchen.calculate()

    found = asked(kitchen, kitchen.garam.reporter, fact(kitchen, line))
    assert [each.indicator for each in found] == ["M01", "M02", "M03"]
    assert all(each.still_in and each.report and not each.report_counts for each in found)
    assert {each.period for each in found} == {"2026-03"}


def test_another_kind_another_month_and_a_later_line_are_in_none():
    kitchen = Kitchen()
    line = kitchen.lunch(2, kitchen.soonrye)
    kitchen.calculate()
    reporter = kitchen.garam.reporter

    assert asked(kitchen, reporter, fact(kitchen, line, kind="care_meals.banchan")) == ()
    assert asked(kitchen, reporter, fact(kitchen, line, occurred_on=date(2026, 4, 2))) == ()
    assert asked(kitchen, reporter, fact(kitchen, line + 1)) == ()


def test_a_line_taken_back_before_the_calculation_is_said_to_be_out():
    kitchen = Kitchen()
    line = kitchen.lunch(2, kitchen.soonrye)
    kitchen.lunch(3, kitchen.malja)
    back = correct_record(
        kitchen.worker,
        record_id=line,
        correction=Correction(void=True),
        reason="",
        code="not_done",
        at=IN_MARCH,
    )
    kitchen.calculate()

    told = fact(kitchen, line, taken_back_by=back.reversing_id)
    found = asked(kitchen, kitchen.garam.reporter, told)
    assert {each.still_in for each in found} == {False}


def test_a_run_after_the_approval_that_changes_nothing_takes_no_line_out_of_its_number():
    kitchen = Kitchen()
    line = kitchen.lunch(2, kitchen.soonrye)
    kitchen.calculate()
    again = Calculation.objects.latest("pk")
    again.pk = None
    again.save(force_insert=True)

    found = asked(kitchen, kitchen.garam.reporter, fact(kitchen, line))

    assert [each.indicator for each in found] == ["M01", "M02", "M03"]


def test_not_to_be_allowed_to_know_is_not_the_same_as_nowhere():
    kitchen = Kitchen()
    line = kitchen.lunch(2, kitchen.soonrye)
    kitchen.calculate()
    stranger = person_who("worker", kitchen.garam.initiative, kitchen.garam.welfare, "stranger")
    assert asked(kitchen, stranger, fact(kitchen, line)) is None


@pytest.mark.parametrize(
    ("language", "words"), [("ko", "어느 숫자에 들어갔나요?"), ("en", "Which numbers is it in?")]
)
def test_the_page_of_a_record_points_upward(language, words):
    kitchen = Kitchen()
    line = kitchen.lunch(2, kitchen.soonrye)
    kitchen.calculate()
    director = browser_of(kitchen.garam.director, language=language)
    shown = page(director, f"/in/halmae/records/{line}/")
    assert words in shown
    assert "/reports/" in shown
    page(browser_of(kitchen.garam.welfare_reporter), f"/in/halmae/records/{line}/", status=403)
