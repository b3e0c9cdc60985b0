"""What somebody types stays text: links lead where they say, scripts are shown, nothing turns the line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.communication.rules.calling import called_in
from dure.communication.rules.plain_text import beginning, pieces_of, plain
from dure.kernel.errors import Refused


def test_a_link_leads_and_the_full_stop_behind_it_does_not_belong_to_it():
    pieces = pieces_of("식단은 https://dure.example/menu?w=3. 봐 주세요 (http://a.example/b).")
    assert [piece.href for piece in pieces if piece.href] == [
        "https://dure.example/menu?w=3",
        "http://a.example/b",
    ]


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://", "ftp://a.example"],
)
def test_nothing_else_leads_anywhere(text):
    assert all(not piece.href for piece in pieces_of(text))


def test_a_script_stays_text():
    typed = "<script>alert('안녕')</script>"
    assert plain(typed) == typed
    assert pieces_of(typed)[0].text == typed


def test_signs_that_turn_the_line_around_are_left_out():
    assert plain("영수증\u202efdp.exe\x00") == "영수증fdp.exe"


@given(st.text(max_size=200))
def test_the_pieces_are_the_text(text):
    assert "".join(piece.text for piece in pieces_of(text)) == text


@given(st.text(max_size=200))
def test_what_is_kept_once_is_kept_the_same_again(text):
    try:
        kept = plain(text)
    except Refused:
        return
    assert plain(kept) == kept


def test_the_longest_name_is_called():
    names = {1: "김하", 2: "김하늘", 3: "이바다", 4: "이바다"}
    assert called_in("@김하늘님 그리고 @이바다", names) == {2, 3, 4}
    assert called_in("김하늘님 하고 mail@example.org", names) == frozenset()


def test_a_long_text_begins_in_one_line():
    assert beginning("가\n나  다") == "가 나 다"
    assert len(beginning("가" * 500)) == 90
