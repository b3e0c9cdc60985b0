"""Minutes from the sheet, pay from the minutes: cases a field worker can read, and what always holds."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.programmes.care_meals.queries.job_types import job_type, job_types
from dure.programmes.care_meals.rules.attendance import pay_of, worked_minutes
from dure.programmes.care_meals.types.shifts import SheetLine, hours_text

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "pay.yaml").read_text("utf-8"))
ON = date(2026, 11, 1)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_month_is_paid_as_the_law_of_the_day_says(case):
    kind = job_type(case["type"], ON)
    pay = pay_of(kind, case["minutes"], Decimal(kind.month_hours))
    assert (pay.amount_krw, pay.over) == (case["pay"], case["over"])


def test_the_wage_of_the_year_before_was_another():
    before = job_type("community", date(2025, 6, 1))
    assert (before.hour_pay_krw, job_type("community", ON).hour_pay_krw) == (10_030, 10_320)


def test_activity_pay_and_wage_are_never_mixed():
    words = {kind.code: (kind.paid.ko, kind.contract) for kind in job_types(ON)}
    assert words == {
        "public": ("활동비", "activity"),
        "capability": ("임금", "employment"),
        "community": ("임금", "employment"),
    }


def test_hours_of_the_law_are_those_of_the_domain():
    public, capability, _ = job_types(ON)
    assert (public.month_hours, public.day_hours, public.age, public.months) == (30, 3, 65, 11)
    assert (capability.month_hours, capability.below_week_hours) == (60, 15)
    assert {kind.training_hours for kind in job_types(ON)} == {10}


def test_a_kind_of_work_that_is_not_there_is_refused():
    with pytest.raises(Refused, match="no_such_job_type"):
        job_type("internship", ON)


@given(minutes=st.integers(0, 6_000), more=st.integers(0, 600), hours=st.integers(1, 60))
@settings(max_examples=40, deadline=None)
def test_more_minutes_never_pay_less_and_nothing_is_lost(minutes, more, hours):
    kind = job_type("community", ON)
    one, two = (pay_of(kind, each, Decimal(hours)) for each in (minutes, minutes + more))
    assert one.amount_krw <= two.amount_krw
    assert one.counted + one.over == one.minutes == minutes
    assert one.counted <= hours * 60


@given(start=st.integers(0, 1_400), length=st.integers(1, 39), pause=st.integers(0, 60))
@settings(max_examples=40, deadline=None)
def test_minutes_are_those_between_the_times_without_the_break(start, length, pause):
    came, left = (time(each // 60, each % 60) for each in (start, start + length))
    if length <= pause:
        with pytest.raises(Refused, match="only_break"):
            worked_minutes(came, left, pause)
    else:
        assert worked_minutes(came, left, pause) == length - pause


def test_who_leaves_before_she_came_is_asked_again():
    with pytest.raises(Refused, match="left_before_came"):
        worked_minutes(time(11), time(7), 0)


def test_minutes_are_written_as_people_do():
    assert [hours_text(each) for each in (0, 59, 1_780)] == ["0:00", "0:59", "29:40"]


def test_days_with_the_same_hours_stand_together_on_the_sheet():
    seven, eleven, late = time(7), time(11), time(11, 10)
    worked = [(2, seven, eleven), (3, seven, late), (5, seven, eleven)]
    line = SheetLine(
        worker_id=1,
        name="이○순",
        part=Words("조리", "cooking"),
        days=tuple((date(2026, 11, day), came, left, 240) for day, came, left in worked),
        minutes=730,
        counted=730,
        over=0,
        amount_krw=0,
        paid=Words("임금", "wage"),
        absent=0,
    )

    assert line.by_hours == (
        (seven, eleven, (date(2026, 11, 2), date(2026, 11, 5))),
        (seven, late, (date(2026, 11, 3),)),
    )
