"""Days that people type: those of somebody's life are taken, slips at the ends of the calendar are not."""

from datetime import date, datetime, time, timedelta

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from dure.kernel.clock import SEOUL, day_of
from dure.kernel.ui.days import EARLIEST, LATEST, DayField, day_written
from dure.kernel.words import speaking


class Asked(forms.Form):
    """A form that asks for a day, and for another where one wishes."""

    since = DayField()
    until = DayField(required=False)


@given(st.dates())
def test_a_day_is_taken_when_somebody_may_live_then(day):
    taken = EARLIEST <= day <= LATEST
    assert Asked({"since": f"{day:%Y-%m-%d}".zfill(10)}).is_valid() is taken
    assert day_written(day.isoformat()) == (day if taken else None)


@given(st.dates(EARLIEST, LATEST))
def test_a_day_that_is_taken_can_be_moved_a_year_and_carried_to_seoul(day):
    assert day + timedelta(weeks=60)
    for clock in (time(), time(23, 59, 59)):
        assert day_of(datetime.combine(day, clock, tzinfo=SEOUL)) == day


@pytest.mark.parametrize(
    "text", ["", "2026-02-30", "어제", "2026-13-01", "20261122x", "0001-01-01", "²"]
)
def test_what_is_no_day_is_none(text):
    assert day_written(text) is None
    assert not Asked({"since": text}).is_valid()


def test_a_day_may_be_left_out_where_it_may_be():
    form = Asked({"since": "2026-11-22", "until": ""})
    assert form.is_valid()
    assert form.cleaned_data == {"since": date(2026, 11, 22), "until": None}


@pytest.mark.parametrize(
    ("language", "said"), [("ko", "받을 수 없어요"), ("en", "cannot be taken")]
)
def test_the_slip_is_said_in_the_language_of_whoever_typed(language, said):
    form = Asked({"since": "9999-12-31"})
    assert not form.is_valid()
    with speaking(language):
        assert said in str(form.errors["since"])
