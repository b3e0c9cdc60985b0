"""Periods and parents."""

from datetime import date

import pytest

from dure.ground.organisations.rules.validity import check_parent, check_period, is_taken
from dure.kernel.errors import Refused

MARCH, JUNE = date(2026, 3, 1), date(2026, 6, 1)


def test_a_branch_cannot_stand_above_its_own_federation():
    parent_of = {1: None, 2: 1, 3: 2}

    check_parent(3, 1, parent_of)
    with pytest.raises(Refused, match="parent_circle"):
        check_parent(1, 3, parent_of)
    with pytest.raises(Refused, match="parent_circle"):
        check_parent(1, 1, parent_of)


def test_an_old_circle_in_the_data_does_not_hang_the_check():
    check_parent(9, 1, {1: 2, 2: 1})


def test_an_end_comes_after_its_start():
    check_period(MARCH, None)
    with pytest.raises(Refused):
        check_period(MARCH, MARCH)


def test_a_member_may_come_back_after_it_left():
    assert is_taken(MARCH, [(date(2025, 1, 1), None)])
    assert is_taken(MARCH, [(date(2025, 1, 1), JUNE)])
    assert not is_taken(JUNE, [(date(2025, 1, 1), JUNE)])
