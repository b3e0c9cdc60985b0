"""What a statement may be, what a question is on a day, who has been heard."""

from datetime import date

import pytest

from dure.agenda.rules.hearing import (
    fitting_groups,
    groups_heard,
    must_be_short,
    one_line,
    same,
    state_of,
)
from dure.agenda.types.hearing import GroupCard
from dure.ground.tests.story import NOW
from dure.kernel.errors import Refused
from dure.kernel.words import Words

DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("closed_at", "today", "state"),
    [
        (None, date(2026, 11, 30), "open"),
        (None, date(2026, 12, 1), "over"),
        (NOW, date(2026, 11, 23), "closed"),
        (NOW, date(2027, 1, 1), "closed"),
    ],
)
def test_the_last_day_is_still_open_and_the_next_waits_to_be_closed(closed_at, today, state):
    assert state_of(DAY, closed_at, today) == state


def test_a_statement_is_one_line_without_signs_that_nobody_sees():
    assert one_line(" 밥이\n\n좋아요\u200b \u202e!  ") == "밥이 좋아요 !"


def test_a_hundred_and_forty_letters_are_a_statement_and_one_more_is_too_long():
    must_be_short("가" * 140)
    with pytest.raises(Refused) as refused:
        must_be_short("가" * 141)
    assert refused.value.code == "agenda.statement_long"
    assert refused.value.values == {"longest": 140, "length": 141}


def test_nothing_is_no_statement():
    with pytest.raises(Refused, match="statement_empty"):
        must_be_short(one_line(" \n\u200b "))


def test_two_statements_that_differ_in_dots_and_spaces_say_the_same():
    assert same("버스가 더 자주!") == same("버스가  더자주.")
    assert same("버스가 더 자주") != same("버스가 덜 자주")
    assert same("!!!") != same("???")


def card(key: int, kind: str, code: str = "") -> GroupCard:
    return GroupCard(key, Words(f"{key}", f"{key}"), kind, code)


def test_somebody_answers_as_the_type_of_their_house_or_as_what_they_say_of_themselves():
    groups = (card(1, "type", "social_cooperative"), card(2, "type", "club"), card(3, "lived"))
    assert [one.id for one in fitting_groups(groups, frozenset({"club"}))] == [2, 3]
    assert [one.id for one in fitting_groups(groups, frozenset())] == [3]
    assert [one.id for one in fitting_groups(groups, frozenset(), by_link=3)] == [3]


def test_who_was_heard_by_few_is_told_without_their_number_and_so_is_whom_it_could_be_told_from():
    cards = tuple(card(key, "lived") for key in range(1, 5))
    told = groups_heard(cards, {2: 4, 3: 5, 4: 9}, 5)
    assert [(one.heard, one.voices) for one in told] == [
        ("none", 0),
        ("few", None),
        ("heard", None),  # 18 - 9 - 5 would be the four
        ("heard", 9),
    ]
