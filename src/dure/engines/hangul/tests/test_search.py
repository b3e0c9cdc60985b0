"""A member finds an organisation by what her thumb types."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.hangul import bigram_text, bigrams, matches


@pytest.mark.parametrize("query", ["ㅎㅁㅅ", "할ㅁㅅ", "할매 손", "손밥", "ㅂㅅ", "할매손밥상"])
def test_initial_consonants_and_parts_find_the_kitchen(query):
    assert matches(query, "할매손 밥상")


@pytest.mark.parametrize("query", ["ㅎㅅ", "매할", "", "ㅏ", "밥상집"])
def test_other_letters_do_not(query):
    assert not matches(query, "할매손 밥상")


def test_a_double_consonant_is_a_consonant_of_its_own():
    assert matches("ㄸㅂㅇ", "떡볶이")
    assert not matches("ㄷㅂㅇ", "떡볶이")


def test_consonants_from_any_keyboard():
    assert matches(unicodedata.normalize("NFKC", "ㄷㄹ"), "두레")


def test_pairs_find_words_of_two_syllables():
    assert bigram_text("도시락 배달") == "도시 시락 배달"
    assert bigrams("밥") == ["밥"]
    assert bigrams("Dure 2호") == ["du", "ur", "re", "2호"]


@given(st.text(alphabet="가나다라마 ㄱabc1", max_size=20), st.integers(0, 19), st.integers(1, 5))
def test_every_part_of_a_text_is_found_in_it(text, start, length):
    part = text[start : start + length]
    assert matches(part, text) == bool(part.strip())
