"""The ledger always balances, in every unit; what a loan comes to; how much may be owed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.activities.rules.credit import balances_of, check_limit, check_posting, cost, most_owed
from dure.kernel.errors import Refused

ZERO = Decimal(0)
lines = st.tuples(
    st.sampled_from(["hour", "won"]),
    st.integers(1, 5),
    st.integers(6, 9),
    st.integers(1, 400).map(lambda quarters: Decimal(quarters) / 4),
)


@given(st.lists(lines, max_size=40))
def test_all_balances_of_a_unit_add_up_to_nothing(told):
    stands = balances_of(told)
    for unit in ("hour", "won"):
        assert sum((much for (u, _), much in stands.items() if u == unit), ZERO) == ZERO


@given(st.lists(lines, max_size=20))
def test_a_line_and_its_reversal_leave_everything_as_it_was(told):
    turned = [(unit, receiver, giver, much) for unit, giver, receiver, much in told]
    assert set(balances_of([*told, *turned]).values()) <= {ZERO}


def test_an_hour_and_a_won_are_never_added_up():
    stands = balances_of([("hour", 1, 2, Decimal(3)), ("won", 2, 1, Decimal(5000))])
    assert stands["hour", 1] == 3
    assert stands["won", 1] == -5000


@pytest.mark.parametrize(
    ("unit", "giver", "receiver", "amount", "why"),
    [
        ("euro", 1, 2, "1", "no_such_unit"),
        ("hour", 1, 1, "1", "to_ones_own"),
        ("hour", 1, 2, "0", "amount_needed"),
        ("hour", 1, 2, "-1", "amount_needed"),
        ("hour", 1, 2, "NaN", "amount_needed"),
        ("won", 1, 2, "0.5", "whole_won"),
        ("hour", 1, 2, "0.1", "quarter_hours"),
    ],
)
def test_what_is_no_posting_is_refused(unit, giver, receiver, amount, why):
    with pytest.raises(Refused, match=why):
        check_posting(unit, giver, receiver, Decimal(amount))


@pytest.mark.parametrize(
    ("unit", "price", "hours", "amount", "food", "much"),
    [
        ("hour", "1", "2.5", 1, False, "2.5"),
        ("hour", "1", "2.5", 3, False, "7.5"),
        ("won", "3000", "1.25", 1, False, "3750"),
        ("hour", "0.5", "9", 4, True, "2"),
        ("", "9", "9", 9, False, "0"),
    ],
)
def test_what_a_loan_comes_to(unit, price, hours, amount, food, much):
    given_hours = Decimal(hours)
    assert cost(unit, Decimal(price), hours=given_hours, amount=amount, food=food) == Decimal(much)


def test_what_is_promised_counts_against_the_limit():
    check_limit(Decimal(-2), Decimal(3), Decimal(5), Decimal(10))
    with pytest.raises(Refused, match="over_the_limit"):
        check_limit(Decimal(-2), Decimal(4), Decimal(5), Decimal(10))
    check_limit(Decimal(-200), ZERO, Decimal(5), None)
    check_limit(Decimal(-200), ZERO, ZERO, Decimal(10))


def test_a_limit_of_ones_own_comes_before_that_of_all():
    limits = {None: Decimal(10), 7: Decimal(40)}
    assert (most_owed(limits, 7), most_owed(limits, 8), most_owed({}, 8)) == (40, 10, None)
