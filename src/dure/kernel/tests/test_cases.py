"""The case files of the kernel hold: numbers, money, and when the night's work is due."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dure.kernel import money
from dure.kernel.clock import SEOUL, day_of
from dure.kernel.jobs import Job
from dure.kernel.ui import figures

CASES = Path(__file__).parent.parent / "cases"


def cases(name: str) -> list[dict]:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", cases("figures"), ids=lambda case: f"{case['value']}")
def test_a_number_is_written_as_people_read_it(case):
    assert figures.number(Decimal(str(case["value"])), case["decimals"]) == case["written"]


@pytest.mark.parametrize("case", cases("won"), ids=lambda case: case["plain_ko"])
def test_won_are_written_in_both_languages(case):
    for language in ("ko", "en"):
        assert money.won(case["won"], language) == case[f"plain_{language}"]
        assert figures.large_won(case["won"], language) == case[f"large_{language}"]


@pytest.mark.parametrize("case", cases("jobs"), ids=lambda case: case["name"])
def test_when_a_job_is_due(case):
    seen = datetime.fromisoformat(case["seen"].replace("Z", "+00:00"))
    seen = seen if seen.tzinfo else seen.replace(tzinfo=SEOUL)
    daily = time.fromisoformat(case["daily_at"]) if "daily_at" in case else None
    every = timedelta(minutes=case["every"]) if "every" in case else None
    due = Job("a.job", every=every, daily_at=daily).next_after(seen)
    assert due.astimezone(SEOUL) == datetime.fromisoformat(case["due"]).replace(tzinfo=SEOUL)


@given(st.datetimes(timezones=st.just(SEOUL)), st.times())
def test_a_daily_job_is_due_within_a_day_and_never_in_the_past(seen, daily):
    if not 1990 < seen.year < 9999:
        return
    due = Job("a.job", daily_at=daily).next_after(seen)
    assert seen < due <= seen + timedelta(days=1)
    assert due.astimezone(SEOUL).time() == daily


@given(st.integers(1, 8), st.floats(0.1, 100))
def test_each_try_waits_twice_as_long_as_the_one_before(attempt, backoff):
    job = Job("a.job", retries=9, backoff=backoff)
    first, second = job.wait_before(attempt), job.wait_before(attempt + 1)
    assert abs(second - 2 * first) < timedelta(milliseconds=1)


@given(st.datetimes(timezones=st.timezones()))
def test_a_day_is_the_day_in_seoul_wherever_the_clock_stands(at):
    if not 1950 < at.year < 9998:
        return
    assert day_of(at) == (at.astimezone(SEOUL)).date()
    assert day_of(at.astimezone(SEOUL)) == day_of(at)


def test_nine_in_the_evening_in_london_is_tomorrow_here():
    assert str(day_of(datetime.fromisoformat("2026-11-22T21:00:00+00:00"))) == "2026-11-23"
    assert str(day_of(datetime.fromisoformat("2026-11-22T14:59:59+00:00"))) == "2026-11-22"


@given(st.decimals(-(10**12), 10**12, places=4, allow_nan=False), st.integers(0, 4))
def test_a_written_number_is_the_number_to_its_last_decimal(value, decimals):
    written = figures.number(value, decimals)
    read = Decimal(written.replace(",", "").replace(figures.MINUS, "-"))
    assert abs(read - value) <= Decimal(5).scaleb(-decimals - 1)
    assert "-" not in written
    assert not (written.startswith(figures.MINUS) and read == 0)


@given(st.integers(-(10**15), 10**15))
def test_every_amount_has_one_minus_at_most_and_it_comes_first(amount):
    for language in ("ko", "en"):
        for written in (money.won(amount, language), figures.large_won(amount, language)):
            assert "-" not in written
            assert written.count(figures.MINUS) == (amount < 0)
            assert written.startswith(figures.MINUS) == (amount < 0)


@pytest.mark.parametrize("state", ["not_reported", "not_applicable", "hidden"])
def test_a_figure_without_a_value_carries_none_and_has_words_of_its_own(state):
    assert figures.Figure(state).value is None
    with pytest.raises(ValueError, match="must not carry"):
        figures.Figure(state, 0)
    with pytest.raises(ValueError, match="must not carry"):
        figures.Figure("value")
    said = {figures.STATE_WORDS[each].ko for each in figures.STATE_WORDS}
    marks = set(figures.STATE_MARKS.values())
    assert len(said) == len(marks) == 3
    assert figures.STATE_REASONS[state].en != figures.STATE_REASONS[state].ko


@pytest.mark.parametrize(
    ("at", "korean", "english"),
    [
        ("2026-11-22T00:00", "2026. 11. 22.(일) 오전 12시", "22 Nov 2026, 00:00"),
        ("2026-11-22T00:05", "2026. 11. 22.(일) 오전 12:05", "22 Nov 2026, 00:05"),
        ("2026-11-22T10:05", "2026. 11. 22.(일) 오전 10:05", "22 Nov 2026, 10:05"),
        ("2026-11-22T12:00", "2026. 11. 22.(일) 오후 12시", "22 Nov 2026, 12:00"),
        ("2026-11-22T13:30", "2026. 11. 22.(일) 오후 1:30", "22 Nov 2026, 13:30"),
    ],
)
def test_a_moment_is_told_in_seoul(at, korean, english):
    moment = datetime.fromisoformat(at).replace(tzinfo=SEOUL)
    utc = moment.astimezone(datetime.fromisoformat("2026-01-01T00:00+00:00").tzinfo)
    for one in (moment, utc):
        assert figures.moment(one) == korean
        assert figures.moment(one, "en") == english
