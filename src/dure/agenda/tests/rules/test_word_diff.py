"""Texts compared in words: nothing is lost or invented, and it reads as a person would mark it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.agenda.rules.word_diff import LONGEST, is_changed, word_diff

WRITTEN = st.text(alphabet="가나다라 우리는동네에서ab, .\n1", max_size=40)


def marked(old: str, new: str) -> str:
    """The comparison as one line: [-gone-] and [+new+]."""
    marks = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return "".join(marks[piece.kind].format(piece.text) for piece in word_diff(old, new))


@pytest.mark.parametrize(
    ("old", "new", "reads"),
    [
        (
            "발달장애인이 동네에서 평범한 하루를 산다.",
            "발달장애인이 동네와 함께 평범한 하루를 산다.",
            "발달장애인이 동네[-에서-][+와 함께+] 평범한 하루를 산다.",
        ),
        ("서로 돕는다.", "서로를 돕는다.", "서로[+를+] 돕는다."),
        ("가족이 쉰다", "가족이 숨 쉰다", "가족이 [+숨 +]쉰다"),
        ("배우고 일한다", "일하고 배운다", "[-배우고 일한다-][+일하고 배운다+]"),
        ("2026년까지 210명", "2027년까지 210명", "[-2026년까지-][+2027년까지+] 210명"),
        ("People learn to work.", "People learn and work.", "People learn [-to-][+and+] work."),
        ("We worked", "We work", "We [-worked-][+work+]"),
        ("", "새로 쓴 글", "[+새로 쓴 글+]"),
        ("빠진 글", "", "[-빠진 글-]"),
        ("그대로", "그대로", "그대로"),
    ],
)
def test_it_reads_as_a_person_would_mark_it(old: str, new: str, reads: str) -> None:
    assert marked(old, new) == reads


@settings(max_examples=150, deadline=None)
@given(WRITTEN, WRITTEN)
def test_what_stayed_and_went_is_the_old_text_letter_by_letter(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert "".join(one.text for one in pieces if one.kind != "new") == old
    assert "".join(one.text for one in pieces if one.kind != "gone") == new


@settings(max_examples=60, deadline=None)
@given(WRITTEN, WRITTEN)
def test_only_different_texts_are_told_as_changed(old: str, new: str) -> None:
    assert is_changed(word_diff(old, new)) == (old != new)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["people", "work", "learn", "art"]), max_size=8).map(" ".join))
def test_an_english_word_is_never_cut(old: str) -> None:
    new = old.replace("work", "worker")
    for piece in word_diff(old, new):
        assert all(
            word in {"people", "work", "worker", "learn", "art"} for word in piece.text.split()
        )


def test_two_neighbouring_pieces_are_never_of_the_same_kind() -> None:
    pieces = word_diff("가 나 다 라 마 바", "가 너 더 라 머 바")
    assert all(a.kind != b.kind for a, b in pairwise(pieces))


def test_a_book_is_compared_whole_rather_than_for_an_hour() -> None:
    old, new = "가 " * LONGEST, "나 " * LONGEST
    assert [piece.kind for piece in word_diff(old, new)] == ["gone", "new"]
