"""Syllables come apart and go together again."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.hangul import compose, decompose, initials_of, to_jamo

syllables = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)


@given(syllables)
def test_every_syllable_comes_back_from_its_letters(syllable):
    assert compose(*decompose(syllable)) == syllable


@given(syllables)
def test_the_letters_are_those_of_the_unicode_tables(syllable):
    conjoining = unicodedata.normalize("NFD", syllable)
    assert len(conjoining) == len([letter for letter in decompose(syllable) if letter])


def test_a_name_spelt_out():
    assert to_jamo("김밥!") == "ㄱㅣㅁㅂㅏㅂ!"
    assert initials_of("할매손밥상 2호점") == "ㅎㅁㅅㅂㅅ 2ㅎㅈ"


def test_a_name_typed_on_a_mac_is_the_same_name():
    assert initials_of(unicodedata.normalize("NFD", "두레")) == "ㄷㄹ"


def test_a_letter_that_is_no_syllable_is_refused():
    with pytest.raises(ValueError, match="not a Hangul syllable"):
        decompose("A")
