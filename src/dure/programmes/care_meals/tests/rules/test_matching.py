"""What fits 이복순 (G1): what is in the way is named first; what speaks for it is named as well."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.programmes.care_meals.rules.matching import Asked, Offered, match, metres

KITCHEN, NEAR, FAR = (35.780, 127.150), (35.783, 127.151), (35.90, 127.30)
ASKED = Asked(skills=("soup",), lifts_kg=8, stands_minutes=180, weekdays=(1, 3, 5), point=KITCHEN)
BOKSUN = Offered(
    skills=("soup", "kimchi"),
    lifts_kg=12,
    stands_minutes=240,
    most_distance_m=2_000,
    point=NEAR,
    weekdays=(1, 3, 5),
)


def codes(found):
    return [reason.code for reason in found.reasons]


def test_work_that_fits_says_why():
    found = match(ASKED, BOKSUN)
    assert found.fits
    assert codes(found) == ["match.wished_days", "match.away", "match.skills"]
    assert 70 < found.score <= 100


def test_who_lacks_a_skill_is_not_said_to_have_them():
    found = codes(match(replace(ASKED, skills=("soup", "packing")), BOKSUN))
    assert "match.lacks_skill" in found
    assert "match.skills" not in found


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"skills": ("kimchi",)}, "match.lacks_skill"),
        ({"lifts_kg": 5}, "match.too_heavy"),
        ({"stands_minutes": 60}, "match.stands_too_long"),
        ({"point": FAR}, "match.too_far"),
    ],
)
def test_one_thing_in_the_way_is_enough_and_is_named_first(changed, code):
    found = match(ASKED, replace(BOKSUN, **changed))
    assert (found.fits, found.score, codes(found)[0]) == (False, 0, code)


def test_a_companion_who_is_there_already_speaks_for_it_and_one_kept_apart_against():
    asked = replace(ASKED, company=frozenset({7}))
    alone, beside = match(asked, BOKSUN), match(asked, replace(BOKSUN, together=frozenset({7})))
    assert beside.score > alone.score
    assert "match.company" in codes(beside)
    assert not match(asked, replace(BOKSUN, apart=frozenset({7}))).fits


def test_days_that_are_not_wished_weigh_and_do_not_forbid():
    found = match(ASKED, replace(BOKSUN, weekdays=(2, 4)))
    assert found.fits
    assert found.score < match(ASKED, BOKSUN).score


def test_an_unknown_home_is_no_reason_for_or_against():
    found = match(ASKED, replace(BOKSUN, point=None))
    assert found.fits
    assert "match.away" not in codes(found)


def test_metres_are_about_right_and_symmetric():
    assert metres(KITCHEN, NEAR) == pytest.approx(346, abs=5)
    assert metres(KITCHEN, FAR) == metres(FAR, KITCHEN)
    assert metres(KITCHEN, None) is None


@given(
    asked=st.integers(0, 30),
    can=st.integers(0, 30),
    days=st.sets(st.integers(1, 7)),
    away=st.booleans(),
)
@settings(max_examples=50, deadline=None)
def test_a_score_lies_between_nothing_and_a_hundred_and_nobody_is_asked_to_lift_more(
    asked, can, days, away
):
    found = match(
        replace(ASKED, lifts_kg=asked, weekdays=tuple(days)),
        replace(BOKSUN, lifts_kg=can, point=FAR if away else NEAR, most_distance_m=None),
    )
    assert 0 <= found.score <= 100
    assert found.fits is (asked <= can)
