"""A program that sends nonsense hears where it stands and what would be right, in two languages."""

import json
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from dure.kernel.api.given import Amount, Code, Day, Given
from dure.kernel.api.problems import unreadable
from dure.kernel.api.unreadable import OTHERWISE, PLAIN, place_of, sentence_of
from dure.kernel.words import speaking


class Meal(Given):
    day: Day
    quantity: Amount
    kind: Literal["lunch", "banchan"] = "lunch"
    note: Annotated[str, Field(max_length=5)] = ""
    portions: Annotated[int, Field(ge=1, le=9)] = 1
    code: Code = "M01"


class Meals(Given):
    entries: Annotated[list[Meal], Field(min_length=1, max_length=3)]


def faults(entries: Any) -> list[dict[str, Any]]:
    with pytest.raises(ValidationError) as fault:
        Meals.model_validate({"entries": entries})
    return [dict(one) for one in fault.value.errors(include_url=False)]


def told(entries: Any, language: str = "ko") -> str:
    words = sentence_of(faults(entries)[0])
    return words.ko if language == "ko" else words.en


GOOD = {"day": "2026-11-25", "quantity": 3}


@pytest.mark.parametrize(
    ("wrong", "ko", "en"),
    [
        ({"quantity": "스물"}, "[0].quantity: 숫자로 읽을 수 없어요", "cannot be read as a number"),
        ({"quantity": True}, "숫자로 읽을 수 없어요", "cannot be read as a number"),
        ({"quantity": 12.5}, "소수는 ", "as text"),
        ({"quantity": 10**16}, "수가 너무 커요", "too large"),
        ({"quantity": "1" * 20}, "수가 너무 커요", "too large"),
        ({"quantity": 1e300}, "수가 너무 커요", "too large"),
        ({"day": "2026-02-30"}, "날짜는 2026-11-25처럼", "like 2026-11-25"),
        ({"day": 46296}, "날짜는 2026-11-25처럼", "like 2026-11-25"),
        ({"quantitty": 3}, "[0].quantitty: 여기에 없는 이름", "no such name"),
        ({"kind": "supper"}, "'lunch', 'banchan' 가운데", "one of 'lunch' or 'banchan'"),
        ({"note": "여섯 글자예요"}, "5자까지", "At most 5 letters"),
        ({"portions": 0}, "1보다 작을 수 없어요", "less than 1"),
        ({"portions": 10}, "9보다 클 수 없어요", "more than 9"),
        ({"portions": "둘"}, "정수로", "whole number"),
        ({"code": "점심 1"}, "쓸 수 없는 글자", "cannot be used"),
    ],
)
def test_each_oddness_has_its_own_plain_sentence(wrong, ko, en):
    entry = {**GOOD, **wrong}

    assert ko in told([entry])
    assert en in told([entry], "en")


def test_what_is_missing_and_what_is_too_much_is_named():
    assert told([{"day": "2026-11-25"}]) == "entries[0].quantity: 빠졌어요."
    assert told([GOOD] * 4) == "entries: 한 번에 3개까지 받을 수 있어요."
    assert told([]) == "entries: 하나는 있어야 해요."
    assert told("점심") == "entries: 목록([ ])으로 적어 주세요."


def test_the_answer_tells_the_first_five_in_a_sentence_and_each_in_its_place():
    body = json.loads(unreadable(faults([{**GOOD, "quantity": "x"}] * 3)).content)

    assert body["detail"].count("숫자로 읽을 수 없어요") == 3
    assert [one["words"]["en"].split(":")[0] for one in body["problems"]] == [
        "entries[0].quantity",
        "entries[1].quantity",
        "entries[2].quantity",
    ]
    with speaking("en"):
        again = json.loads(unreadable(faults([{**GOOD, "quantity": "x"}])).content)
    assert again["detail"].startswith("entries[0].quantity: It cannot be read")


@given(st.text(min_size=5).filter(lambda text: not text.strip().isascii()))
def test_what_was_sent_is_never_said_back(secret):
    """Somebody may send a name or a number of a person in the wrong place."""
    body = unreadable(faults([{"day": secret, "quantity": secret, "code": secret}])).content

    assert secret not in json.dumps(json.loads(body), ensure_ascii=False)


@given(st.lists(st.one_of(st.integers(0, 99), st.sampled_from(["entries", "value", "cell"]))))
def test_a_place_is_written_as_its_sender_would(parts):
    written = place_of(("body", "given", *parts))

    assert written.count("[") == sum(isinstance(part, int) for part in parts)
    assert not written.startswith(".")


def test_a_query_or_an_address_is_named_without_the_houses_own_words():
    assert place_of(("query", "limit")) == "limit"
    assert place_of(("path", "given", "slug")) == "slug"
    assert place_of(()) == ""


def test_an_unheard_of_fault_still_gets_a_sentence():
    assert sentence_of({"type": "date_from_datetime", "loc": ("body", "x"), "msg": ""}).ko == (
        f"x: {OTHERWISE.ko}"
    )
    assert all(words.ko and words.en and words.ko != words.en for words in PLAIN.values())


@pytest.mark.parametrize("entry", ["lunch", 3, None, [1], True])
def test_what_is_no_object_is_told_to_be_one(entry: Any) -> None:
    assert told([entry]) == "entries[0]: 묶음({ })으로 적어 주세요."
    assert told([entry], "en") == "entries[0]: Write an object, { }."


@pytest.mark.parametrize("kind", sorted(PLAIN))
def test_every_sentence_can_be_said(kind: str) -> None:
    bounds = dict.fromkeys(("max_length", "pattern", "expected", "ge", "le"), 7)
    words = sentence_of({"type": kind, "loc": ("body",), "ctx": bounds})

    assert "{{" not in words.ko + words.en
    assert "max_length" not in words.ko + words.en


def test_what_may_stand_is_listed_without_an_english_or_in_korean() -> None:
    """The library lists choices as `'a', 'b' or 'c'`."""
    error = {
        "type": "literal_error",
        "loc": ("body", "tone"),
        "ctx": {"expected": "'a', 'b' or 'c'"},
    }

    words = sentence_of(error)

    assert words.ko == "tone: 'a', 'b', 'c' 가운데 하나로 적어 주세요."
    assert words.en == "tone: Write one of 'a', 'b' or 'c'."
