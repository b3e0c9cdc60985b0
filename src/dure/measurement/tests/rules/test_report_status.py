"""The states of a report, told in `cases/report_states.yaml`."""

from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.kernel.errors import Refused
from dure.measurement.rules.report_status import (
    DONE,
    STATE_WORDS,
    STEP_WORDS,
    STEPS,
    counts,
    due_state,
    next_step,
    why_not_editable,
)
from dure.measurement.types.reports import RoundDates

PACK = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "report_states.yaml").read_text(encoding="utf-8")
)
DATES = RoundDates(**PACK["round"])
DAYS = st.dates(DATES.opens_on - timedelta(20), DATES.locks_on + timedelta(40))
STATES = ("draft", "submitted", "returned", "approved", "locked")


@pytest.mark.parametrize("case", PACK["cases"], ids=lambda case: case["name"])
def test_the_states_of_the_cases(case):
    now, expected = case["situation"], case["expected"]
    asked = (now["status"], DATES, now["day"], now.get("exception_until"))

    assert due_state(*asked) == expected["state"]
    assert why_not_editable(*asked) == expected.get("refusal")
    if "counts" in expected:
        assert counts(now["status"]) is expected["counts"]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("step", DONE)
def test_every_step_leads_to_a_known_state_or_is_refused(state, step):
    try:
        assert next_step(state, step) in STATES
    except Refused:
        assert (state, step) not in STEPS


def test_nothing_that_went_back_counts():
    went_back = {reached for (_, step), reached in STEPS.items() if step in ("return", "withdraw")}

    assert went_back
    assert not any(counts(state) for state in went_back)


@given(day=DAYS, status=st.sampled_from(STATES), until=st.none() | DAYS)
@settings(max_examples=50)
def test_every_state_has_words_and_an_exception_never_takes_a_day_away(day, status, until):
    assert due_state(status, DATES, day, until) in STATE_WORDS
    if why_not_editable(status, DATES, day, None) is None:
        assert why_not_editable(status, DATES, day, until) is None


@given(day=DAYS, until=st.none() | DAYS)
@settings(max_examples=50)
def test_once_locked_it_stays_locked(day, until):
    later = day + timedelta(1)
    if due_state("approved", DATES, day, until) == "locked":
        assert due_state("approved", DATES, later, until) == "locked"


def test_every_step_has_words():
    assert set(DONE.values()) == set(STEP_WORDS)
