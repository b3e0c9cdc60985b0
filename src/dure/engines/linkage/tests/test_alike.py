"""Crowds of rows that say the same: bounded, never one person by chance, and told in one sentence."""

import random
from dataclasses import replace

import pytest

from dure.engines.linkage import block, compare_coded
from dure.engines.linkage.sentences import KEYS, too_common
from dure.engines.linkage.tests.people import linked, people, strangers
from dure.engines.linkage.types import EVERYTHING, USUAL, LeftOut

pytestmark = pytest.mark.slow


def test_everybody_called_by_a_filler_stays_alone_and_it_is_said_once() -> None:
    rows = [{"record_id": f"{at:05d}", "full_name": "홍길동"} for at in range(5_000)]

    result = linked(rows)

    assert (result.records, result.people, result.pairs) == (5_000, 5_000, 1)
    assert result.left_out == (LeftOut(EVERYTHING, 1, 5_000),)
    assert [one.record_id for one in result.links] == [row["record_id"] for row in rows]


def test_a_list_of_visits_in_which_each_person_stands_every_day_is_a_list_of_a_few_people() -> None:
    """Two years of 박순례 and her neighbours: too many equal rows to compare, and no doubt at all."""
    names = [
        "박순례",
        "김영수",
        "최복남",
        "남궁옥",
        "이말순",
        "정춘자",
        "강대식",
        "조옥분",
        "윤금자",
    ]
    rows = [
        {
            "record_id": f"{who}-{day:03d}",
            "full_name": name,
            "birth_date": f"19{40 + who}-0{1 + who % 9}-1{who}",
            "sex": "F",
        }
        for who, name in enumerate(names)
        for day in range(150)
    ]

    result = linked(rows)

    assert people(result) == {
        frozenset(row["record_id"] for row in rows if row["full_name"] == name) for name in names
    }
    assert result.left_out == ()


def test_a_crowd_is_judged_as_if_all_of_it_had_been_compared() -> None:
    visits = [
        {"record_id": f"v{at:02d}", "full_name": "박순례", "birth_date": "1941-03-05", "sex": "F"}
        for at in range(30)
    ]
    rows = [*strangers(150), *visits]

    assert people(linked(rows)) == people(linked(rows, limits=replace(USUAL, alike=1_000)))


def test_rows_of_which_nothing_is_known_stay_alone_without_a_word() -> None:
    rows = [*strangers(50), *({"record_id": f"x{at:02d}", "sex": ""} for at in range(40))]

    result = linked(rows)

    assert {frozenset({f"x{at:02d}"}) for at in range(40)} <= people(result)
    assert result.left_out == ()


def test_the_end_of_a_phone_makes_nobody_one_where_all_have_one_name() -> None:
    """Rows meet by that end, so all that meet share it: that is no sign that persons do."""
    dice = random.Random(5)  # noqa: S311
    rows = [
        {
            "record_id": f"{at:05d}",
            "full_name": "홍길동",
            "phone": f"010{dice.randrange(2_000, 10_000)}{dice.randrange(2_000):04d}",
        }
        for at in range(6_000)
    ]

    assert linked(rows).people == 6_000


def test_what_was_too_common_is_two_sentences_at_most() -> None:
    left_out = [LeftOut("name", 1, 900), LeftOut(EVERYTHING, 2, 80), LeftOut("phone", 1, 300)]

    crowd, keys = too_common(left_out, korean=False)

    assert crowd.startswith("80 rows say the same in everything")
    assert "name (900 rows), phone (300 rows)" in keys
    ko = too_common(left_out, korean=True)
    assert "80줄은" in ko[0]
    assert "이름(900줄), 전화(300줄)" in ko[1]
    assert too_common([], korean=True) == []


def test_every_key_that_rows_meet_by_has_a_korean_name() -> None:
    assert {one.name for one in (*block.KEYS, *compare_coded.KEYS)} <= set(KEYS)
