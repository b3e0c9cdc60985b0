"""States of a referral, its clock, and its figures, on plain values."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.activities.rules.booking_states import LIVE, booking_after, next_of_booking
from dure.activities.rules.booking_states import STEPS as BOOKING_STEPS
from dure.activities.rules.referral_codes import outcomes, refusal_reasons, usual_days
from dure.activities.rules.referral_figures import ALL, counted, middle, reason_key, rows_of
from dure.activities.rules.referral_states import (
    ENDED,
    OPEN,
    STEPS,
    next_steps,
    state_after,
    state_of,
    timer,
    waits,
)
from dure.activities.types.referral_figures import Asked
from dure.kernel.errors import Refused

SENT = date(2026, 11, 2)


@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=12))
def test_whatever_is_tried_a_referral_is_in_one_of_its_states_and_an_end_stays(tried):
    state = "sent"
    for step in tried:
        before = state
        try:
            state = state_after(state, step)
        except Refused:
            assert step not in next_steps(before)
            continue
        assert before not in ENDED
        assert state in (*OPEN, *ENDED)


def test_only_a_first_step_begins():
    assert next_steps("") == {"sent"}
    assert state_of(["sent", "handed_on", "accepted", "contacted", "closed"]) == "closed"


@pytest.mark.parametrize(
    ("state", "step", "why"),
    [
        ("accepted", "accepted", "already_answered"),
        ("contacted", "declined", "already_answered"),
        ("sent", "closed", "not_yet"),
        ("declined", "accepted", "referral_over"),
        ("expired", "contacted", "referral_over"),
    ],
)
def test_a_step_out_of_turn_says_why(state, step, why):
    with pytest.raises(Refused, match=why):
        state_after(state, step)


def test_the_clock_asks_for_one_thing_after_the_other_even_after_a_long_silence():
    days, done, asked = usual_days(), [], []
    for _ in range(5):
        found = timer("sent", SENT, done, on=SENT + timedelta(days=300), days=days)
        if found is None:
            break
        asked.append(found)
        done.append(found)
    assert asked == ["reminded", "climbed", "expired"][: len(asked)]
    assert asked[-1] == "expired"


def test_on_the_day_itself_nobody_is_late():
    here = waits("sent", SENT, usual_days())
    assert here is not None
    assert timer("sent", SENT, [], on=here.due_on, days=usual_days()) is None
    late = here.due_on + timedelta(days=1)
    assert timer("sent", SENT, [], on=late, days=usual_days()) == "reminded"


@pytest.mark.parametrize("state", ENDED)
def test_what_is_over_waits_for_nobody(state):
    assert waits(state, SENT, usual_days()) is None


def test_every_reason_and_outcome_is_said_in_both_languages():
    for words in (*refusal_reasons().values(), *outcomes().values()):
        assert words.ko
        assert words.en
        assert words.ko != words.en


@given(st.lists(st.sampled_from(sorted(BOOKING_STEPS)), max_size=10))
def test_a_booking_that_is_over_stays_over(tried):
    state = "asked"
    for step in tried:
        before = state
        try:
            state = booking_after(state, step)
        except Refused:
            continue
        assert before in LIVE


def test_food_is_given_and_a_van_comes_back():
    assert "given" in next_of_booking("agreed", food=True)
    assert "out" not in next_of_booking("agreed", food=True)
    assert {"out", "no_show", "cancelled"} == next_of_booking("agreed", food=False)


def asked(many: int, kind: str = "ride", area: str = "east", **said: object) -> list[Asked]:
    return [replace(Asked(kind, area, "accepted", outcome="going"), **said)] * many


DECLINED = {"answer": "declined", "outcome": "", "reason": "no_room"}


def test_a_small_cell_is_hidden_and_so_is_its_partner():
    shown = counted(
        [*asked(20), *asked(3, area="west"), *asked(12, area="north")], least=5, least_of_rate=10
    )
    assert shown.count((ALL, ALL, ALL)) == 35
    hidden = [area for area in ("east", "west", "north") if shown.count((ALL, area, ALL)) is None]
    assert "west" in hidden
    assert len(hidden) >= 2


def test_zero_is_a_number_and_enough_is_shown():
    shown = counted([*asked(20), *asked(15, area="west")], least=5, least_of_rate=10)
    assert shown.count((ALL, "east", "declined")) == 0
    assert shown.count((ALL, "west", "accepted")) == 15


def test_a_reason_given_by_few_is_hidden():
    few = [*asked(30), *asked(2, **DECLINED), *asked(9, **DECLINED | {"reason": "not_our_area"})]
    shown = counted(few, least=5, least_of_rate=10)
    assert shown.count(reason_key((ALL, ALL), "no_room")) is None


def test_nothing_sent_is_nothing_counted():
    shown = counted([], least=5, least_of_rate=10)
    assert rows_of([]) == ((ALL, ALL),)
    assert shown.count((ALL, ALL, ALL)) == 0


def test_a_median_of_few_is_not_told():
    assert middle([1.0, 2.0, 9.0], least_of_rate=10) is None
    assert middle([None, *([3.0] * 10)], least_of_rate=10) == 3.0


@pytest.mark.slow
@given(
    st.lists(
        st.builds(
            Asked,
            st.sampled_from(["ride", "respite"]),
            st.sampled_from(["east", "west"]),
            st.sampled_from(["waiting", "ended"]),
        ),
        max_size=40,
    )
)
def test_no_shown_count_is_small(made):
    shown = counted(made, least=5, least_of_rate=10)
    for row in rows_of(made):
        for name in (ALL, "waiting", "ended"):
            much = shown.count((*row, name))
            assert much is None or much == 0 or much >= 5
