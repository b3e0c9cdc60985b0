"""Signing on plain values: parts, moments, texts, codes, the grid of the screen."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.agenda.rules.hall import (
    LETTERS,
    LONG,
    as_typed,
    digest_of_code,
    grid_for,
    looks_like_a_code,
    on_the_slip,
)
from dure.agenda.rules.signing import (
    FRESH,
    ON_ITS_WAY,
    fault_of_proof,
    fault_of_text,
    in_fours,
    intent,
    may_sign_part,
    signed_when,
)
from dure.kernel.words import Words

NINE = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
MOMENTS = st.integers(0, 365 * 24 * 60).map(lambda minutes: NINE + timedelta(minutes=minutes))


def test_members_partners_and_the_backbone_sign_and_a_funder_does_not() -> None:
    signing = [
        each for each in ("member", "partner", "backbone", "funder", "") if may_sign_part(each)
    ]

    assert signing == ["member", "partner", "backbone"]


@pytest.mark.parametrize(
    ("name", "begins"),
    [("꿈자람사회적협동조합", "꿈자람사회적협동조합을 대표하여"), ("두레", "두레를 대표하여")],
)
def test_the_sentence_agrees_with_the_name_it_begins_with(name: str, begins: str) -> None:
    said = intent(Words(name, "Dure"), Words("공동의제", "Agenda"), 2)

    assert said.ko.startswith(begins)
    assert "「공동의제」 제2판" in said.ko
    assert "version 2" in said.en


@given(MOMENTS, MOMENTS, MOMENTS)
@settings(max_examples=40)
def test_the_moment_of_signing_is_never_before_one_was_known_nor_after_receipt(
    said: datetime, known: datetime, later: datetime
) -> None:
    known, received = sorted((known, later))

    at = signed_when(said, known_at=known, received_at=received)

    assert known <= at <= received
    assert at == said or not known < said < received


@pytest.mark.parametrize(
    ("signed", "received", "fault"),
    [
        (timedelta(minutes=1), timedelta(minutes=2), ""),
        (FRESH, FRESH, ""),
        (FRESH + timedelta(seconds=1), FRESH + timedelta(seconds=2), "agenda.known_too_long_ago"),
        (timedelta(minutes=1), timedelta(minutes=1) + ON_ITS_WAY, ""),
        (timedelta(minutes=1), timedelta(minutes=2) + ON_ITS_WAY, "agenda.signature_too_late"),
    ],
)
def test_a_proof_holds_half_an_hour_and_a_signature_may_travel_a_day(
    signed: timedelta, received: timedelta, fault: str
) -> None:
    told = fault_of_proof(known_at=NINE, signed_at=NINE + signed, received_at=NINE + received)

    assert told == fault


@pytest.mark.parametrize(
    ("status", "read", "stands", "superseded", "fault"),
    [
        ("adopted", "a", "a", None, ""),
        ("adopted", "b", "a", None, "agenda.other_text"),
        ("adopted", "", "", None, "agenda.not_adopted_yet"),
        ("draft", "a", "a", None, "agenda.not_adopted_yet"),
        ("superseded", "a", "a", NINE, "agenda.superseded_not_signed"),
        ("superseded", "a", "a", NINE + timedelta(seconds=1), ""),
    ],
)
def test_only_the_text_in_force_that_was_read_is_signed(
    status: str, read: str, stands: str, superseded: datetime | None, fault: str
) -> None:
    told = fault_of_text(status, read=read, stands=stands, signed_at=NINE, superseded_at=superseded)

    assert told == fault


def test_a_fingerprint_is_read_in_fours() -> None:
    assert in_fours("0123456789ab") == "0123 4567 89ab"
    assert in_fours("") == ""


@given(st.text(LETTERS, min_size=LONG, max_size=LONG))
@settings(max_examples=30)
def test_a_code_is_the_same_however_a_cold_thumb_types_it(code: str) -> None:
    slip = on_the_slip(code)

    for typed in (slip, slip.lower(), f" {code} ", slip.replace("-", " – ")):
        assert as_typed(typed) == code
        assert looks_like_a_code(typed)
        assert digest_of_code("hall", typed) == digest_of_code("hall", code)
    assert digest_of_code("other", code) != digest_of_code("hall", code)


@pytest.mark.parametrize(
    "typed", ["", "234567", "ABCD-EFG0", "ABCDEFGHI", "가나다라마바사아", "' OR 1=1"]
)
def test_what_is_no_code_is_not_looked_up(typed: str) -> None:
    assert not looks_like_a_code(typed)


@given(st.integers(0, 400))
@settings(max_examples=60)
def test_every_name_has_its_place_on_the_screen_and_more_names_never_stand_larger(
    names: int,
) -> None:
    order = ["grand", "large", "middle", "small", "least"]
    grid, next_one = grid_for(names), grid_for(names + 1)

    assert grid.columns * grid.rows >= names
    assert order.index(next_one.step) >= order.index(grid.step)


def test_twenty_one_cooperatives_stand_in_three_columns_of_seven() -> None:
    assert (grid_for(21).columns, grid_for(21).rows, grid_for(21).step) == (3, 7, "large")
