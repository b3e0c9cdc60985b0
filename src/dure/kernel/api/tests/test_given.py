"""What a program may send: strict, with a place for every fault, and never a guess."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from dure.kernel.api.given import (
    LARGEST,
    MOST,
    Amount,
    Code,
    Day,
    Given,
    GivenLine,
    GivenWords,
    Line,
    Number,
    PeriodCode,
    Slug,
    Text,
)
from dure.kernel.api.pages import Paging, paged
from dure.kernel.api.problems import problem, refused, unreadable
from dure.kernel.errors import Refused
from dure.kernel.words import Words, speaking


class Meal(Given):
    """A body as the rooms make them."""

    day: Day
    quantity: Amount


def reads(kind: object, value: object) -> object:
    return TypeAdapter(kind).validate_python(value)


def refuses(kind: object, *values: object) -> None:
    for value in values:
        with pytest.raises(ValidationError):
            reads(kind, value)


def test_a_day_is_written_in_one_way():
    assert str(reads(Day, "2026-11-25")) == "2026-11-25"
    refuses(Day, "2026-W01-1", "2026-13-01", "2026-02-30", "20261125", "25.11.2026", "2026-1-1")
    refuses(Day, "2026-11-25T00:00", 1732492800, 20261125, None, True, "", "２０２６-11-25")


@given(st.dates())
def test_every_day_goes_out_and_comes_back(day):
    assert reads(Day, day.isoformat()) == day


@given(st.integers(-LARGEST, LARGEST))
def test_a_whole_number_keeps_every_digit(number):
    assert reads(Amount, number) == Decimal(number)


@given(st.decimals(-(10**9), 10**9, places=6, allow_nan=False))
def test_a_number_written_as_text_keeps_every_digit(number):
    assert reads(Amount, f"{number:f}") == number


def test_what_is_no_number_for_a_program():
    refuses(Amount, 3.25, True, "3,250", "1e3", "", " 3", "+3", "０", "NaN", "Infinity", None, [3])
    refuses(Amount, float("inf"), float("nan"), 1e300, LARGEST + 1, "3.1234567", "1" * 16, "3.")
    refuses(Number, 0, -1, MOST + 1)


def test_names_of_things_are_plain():
    assert reads(Code, "care_meals.lunch:1+2") == "care_meals.lunch:1+2"
    refuses(Code, "", "가", "a b", "a" * 61, "a\n", "../x")
    assert reads(Slug, "halmae-1") == "halmae-1"
    refuses(Slug, "Halmae", "a_b", "", "a/b", "할매")
    for period in ("2026", "2026-01", "2026-12", "2026-Q4", "2026-H2"):
        assert reads(PeriodCode, period) == period
    refuses(PeriodCode, "2026-13", "2026-00", "2026-1", "2026-Q5", "2026-H0", "26", "2026-Q1\n", "")


@given(st.integers(0, 31).filter(lambda code: code not in (9, 10, 13)).map(chr))
def test_no_text_holds_a_letter_that_nobody_types(letter):
    refuses(Line, f"점심{letter}")
    refuses(Text, f"{letter}점심")


def test_a_surplus_word_is_refused_not_forgotten():
    Meal(day="2026-11-25", quantity=3)
    with pytest.raises(ValidationError, match="quantitty"):
        Meal(day="2026-11-25", quantity=3, quantitty=4)
    with pytest.raises(ValidationError, match="quantity"):
        Meal(day="2026-11-25")


def test_a_name_has_a_korean_and_falls_back_to_it_and_never_to_nothing():
    assert GivenLine(ko=" 점심 ").words() == Words("점심", "점심")
    assert GivenLine(ko="점심", en=" Lunch ").words() == Words("점심", "Lunch")
    assert GivenWords(ko="점심").words() == Words("점심", "")
    with pytest.raises(ValidationError):
        GivenLine(ko="")


# — pages —


@given(st.integers(0, 30), st.integers(1, 12))
def test_page_after_page_brings_everything_once(count, limit):
    rows = list(range(count))
    seen: list[int] = []
    offset: int | None = 0
    while offset is not None:
        page = paged(rows, Paging(limit=limit, offset=offset))
        assert page["count"] == count
        assert len(page["items"]) <= limit
        assert page["items"] or not offset  # no page is empty but the only one
        seen += page["items"]
        offset = page["next_offset"]
    assert seen == rows


def test_a_page_beyond_the_end_is_empty_and_the_last():
    assert paged([1, 2], Paging(limit=5, offset=9)) == {
        "items": [],
        "count": 2,
        "next_offset": None,
    }
    for wrong in ({"limit": 0}, {"limit": 501}, {"offset": -1}, {"offset": 1_000_001}):
        with pytest.raises(ValidationError):
            Paging(**wrong)


# — problems —


def told(answer) -> dict:
    assert answer["Content-Type"] == "application/problem+json"
    return json.loads(answer.content)


@pytest.mark.parametrize(("language", "detail"), [("ko", "없어요"), ("en", "Not there")])
def test_a_problem_has_one_shape_and_both_languages(language, detail):
    with speaking(language):
        body = told(problem(404, "api.no_such_address", Words("없어요", "Not there")))
    assert body["detail"] == detail
    assert body["words"] == {"ko": "없어요", "en": "Not there"}
    assert (body["status"], body["code"], body["problems"]) == (404, "api.no_such_address", [])
    assert body["type"] == "urn:dure:problem:api.no_such_address"


def test_a_refusal_of_the_rules_keeps_its_code():
    answer = refused(Refused("places.code_taken", code="11"))
    assert answer.status_code == 422
    body = told(answer)
    assert body["code"] == "places.code_taken"
    assert "11" in body["words"]["en"]
    assert refused(Refused("access.bad_token")).status_code == 401


def test_what_cannot_be_read_is_told_by_place_and_never_by_value():
    secret = "박순례 010-1234-5678"
    with pytest.raises(ValidationError) as fault:
        Meal(day=secret, quantity=secret)
    body = told(unreadable(fault.value.errors()))
    assert [each["where"] for each in body["problems"]] == ["day", "quantity"]
    assert secret not in json.dumps(body, ensure_ascii=False)
