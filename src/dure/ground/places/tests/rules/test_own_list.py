"""A fictional county of one's own: what is taken and what is refused."""

from datetime import date

import pytest

from dure.ground.places.rules.own_list import check_own_list
from dure.ground.places.types import PlaceCard
from dure.kernel.errors import Refused
from dure.kernel.words import Words

SINCE = date(2020, 1, 1)


def card(code, parent="", level="sigungu"):
    return PlaceCard(code, level, Words(code, code), parent, SINCE, fictional=True)


def test_a_county_with_its_town_is_taken_in_any_order():
    town, county = card("9971025000", "9971000000"), card("9971000000")

    assert check_own_list([town, county], {}) == [town, county]


def test_the_same_file_again_brings_nothing_new():
    county = card("9971000000")
    known = {(county.code, SINCE): ("", "sigungu", None, True)}

    assert check_own_list([county], known) == []


@pytest.mark.parametrize(
    ("cards", "known", "code"),
    [
        ([card("9971025000", "9971000000")], {}, "places.no_such_parent"),
        ([card("가", "나"), card("나", "가")], {}, "places.circle"),
        ([card("11")], {("11", SINCE): ("", "sido", None, False)}, "places.code_taken"),
    ],
)
def test_a_list_that_does_not_hold_together_is_refused(cards, known, code):
    with pytest.raises(Refused) as refused:
        check_own_list(cards, known)

    assert refused.value.code == code
