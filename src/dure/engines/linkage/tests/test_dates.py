"""A birth date is read from whatever an office wrote."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.linkage.adapter import lunar_births
from dure.engines.linkage.dates import parts_of

READ = lunar_births()
DAYS = st.dates(date(1900, 1, 2), date(2025, 12, 31))


@pytest.mark.parametrize(
    "written",
    ["1941-03-05", "19410305", "1941.3.5", "1941. 3. 5.", "1941/03/05", "1941년 3월 5일", "410305",
     "41-03-05", "1941-03-05 00:00:00", "1941-03-05T00:00:00", "5 March 1941", "March 5, 1941",
     "１９４１-０３-０５", "15040", "19410305.0"],
)  # fmt: skip
def test_one_day_many_spellings(written: str) -> None:
    assert READ(written).day == "19410305"


@pytest.mark.parametrize(
    "written", ["", "-", "0000-00-00", "1900-01-01", "9999-12-31", "없음", "abc", "3", "00000000"]
)
def test_no_day_is_no_day(written: str) -> None:
    assert READ(written).day == ""
    assert READ(written).year == ""


def test_a_year_alone_stays_a_year() -> None:
    assert (READ("1941").year, READ("1941").day) == ("1941", "")
    assert (READ("1941-03").year, READ("1941-03").day) == ("1941", "")


def test_two_figures_of_a_year_mean_the_last_hundred_years() -> None:
    assert READ("270305").year == "1927"
    assert READ("150305").year == "2015"


def test_a_month_of_twenty_five_is_a_day() -> None:
    assert READ("1941-25-03").day == "19410325"
    assert READ("25/03/1941").day == "19410325"


def test_a_day_that_never_was_is_kept_to_be_compared() -> None:
    assert READ("1941-02-31").day == "19410231"
    assert READ("1941-02-31").number is None


def test_the_lunar_new_year_of_1941_is_27_january() -> None:
    assert READ("1941-01-01").lunar == "19410127"


def test_a_leap_month_has_two_readings() -> None:
    leap = READ("1941-06-10")

    assert leap.lunar == "19410704"
    assert leap.leap == "19410802"


def test_what_says_that_it_is_lunar_is_turned_into_the_solar_day() -> None:
    assert READ("음력 1941-01-01").day == "19410127"
    assert READ("1941-01-01(음)").day == "19410127"


@given(DAYS)
def test_every_day_is_read_as_itself(day: date) -> None:
    for written in (day.isoformat(), day.strftime("%Y%m%d"), day.strftime("%Y.%m.%d")):
        assert READ(written).day == day.strftime("%Y%m%d")


@given(DAYS)
def test_the_lunar_reading_comes_some_weeks_later(day: date) -> None:
    """A lunar date names a solar day three to seven weeks after the same figures."""
    lunar = READ(day.isoformat()).lunar
    if lunar:
        later = date(int(lunar[:4]), int(lunar[4:6]), int(lunar[6:])) - day
        assert 15 <= later.days <= 54


@given(st.text(max_size=30))
def test_any_text_is_read_without_a_fall(text: str) -> None:
    parts, _ = parts_of(text)
    assert parts is None or 1850 <= parts[0] <= 2100
