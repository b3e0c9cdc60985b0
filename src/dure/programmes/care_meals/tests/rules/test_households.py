"""Two ways of writing one door, and two doors that look alike."""

import pytest

from dure.programmes.care_meals.rules.households import door_key, same_door

ONE = "전북특별자치도 가람군 가람읍 느티나무길 3"


@pytest.mark.parametrize(
    "other",
    [
        "가람군 가람읍 느티나무길 3",
        "가람읍 느티나무길 3번지",
        "가람읍 느티나무길3",
        "가람읍  느티나무길 3 (새터마을)",
        "가람읍 느티나무길 ３",  # a full-width figure
    ],
)
def test_one_door_written_in_other_ways(other):
    assert same_door(ONE, other)


@pytest.mark.parametrize(
    "other",
    [
        "가람읍 느티나무길 31",
        "가람읍 느티나무길 3-1",
        "가람읍 느티나무길 3, 101호",
        "나래읍 느티나무길 3",
        "느티나무길",
        "",
    ],
)
def test_other_doors(other):
    assert not same_door(ONE, other)


def test_an_address_without_a_number_is_nobodys_door():
    assert door_key("가람읍 느티나무길") == ""
    assert not same_door("가람읍", "가람읍")


def test_flats_of_one_house_are_told_apart():
    assert same_door("느티아파트 101동 1203호", "느티아파트 101동, 1203호")
    assert not same_door("느티아파트 101동 1203호", "느티아파트 101동 1204호")
