"""In which order somebody is reached."""

import pytest

from dure.communication.rules.phone_numbers import digits_of, sender_of, shown
from dure.communication.rules.ways import expanded, ways_in_order
from dure.communication.types import Way

ALL = [Way(one, "x") for one in ("mail", "sms", "alimtalk", "push", "hook")]


def order(purpose: str, own: tuple[str, ...] = (), first: str = "") -> list[str]:
    return [one.channel for one in ways_in_order(ALL, own=own, purpose=purpose, first=first)]


def test_what_is_urgent_goes_to_the_phone_first_and_the_rest_to_the_letter_box():
    assert order("urgent")[:2] == ["alimtalk", "sms"]
    assert order("service")[0] == "mail"


def test_ones_own_order_comes_before_the_houses_and_an_occasions_before_both():
    assert order("service", ("sms",))[:2] == ["sms", "mail"]
    assert order("service", ("sms",), "push")[:3] == ["push", "sms", "mail"]


def test_what_advertises_never_goes_by_alimtalk_or_push_whatever_somebody_chose():
    assert order("advertising", ("alimtalk", "push")) == ["mail", "sms"]


def test_a_phone_is_two_channels_where_the_house_has_both():
    assert [one.channel for one in expanded("phone", "010", {"sms", "alimtalk"})] == [
        "alimtalk",
        "sms",
    ]
    assert expanded("phone", "010", {"mail"}) == ()


@pytest.mark.parametrize(
    ("given", "digits"),
    [
        ("010-1234-5678", "01012345678"),
        ("+82 10 1234 5678", "01012345678"),
        ("82-10-1234-5678", "01012345678"),
        ("(010) 1234.5678", "01012345678"),
        ("011-234-5678", "0112345678"),
        ("02-123-4567", ""),
        ("+81 90 1234 5678", ""),
        ("010-1234-567a", ""),
        ("010\u0661234567", ""),
        ("", ""),
    ],
)
def test_a_mobile_number_is_known_however_it_is_written(given, digits):
    assert digits_of(given) == digits


def test_a_number_is_shown_without_its_middle_and_an_office_may_send():
    assert (shown("01012345678"), shown("x")) == ("010-****-5678", "***")
    assert sender_of("02-1599-1234") == "0215991234"
