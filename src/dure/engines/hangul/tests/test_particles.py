"""Sentences that are filled with names read as if somebody had written them."""

import pytest

from dure.engines.hangul import particle, settle_particles


def test_open_forms_in_a_sentence_settle_by_the_word_before():
    text = "{name}이(가) {org}을(를) 서울(으)로 안내했어요"
    assert (
        settle_particles(text.format(name="김순자", org="할매손밥상"))
        == "김순자가 할매손밥상을 서울로 안내했어요"
    )


def test_an_open_form_without_a_word_stays_as_it_is():
    assert settle_particles("은(는) 무엇인가요") == "은(는) 무엇인가요"
    assert settle_particles("두레 은(는)") == "두레 은(는)"


def test_an_empty_word_and_a_lone_sign_do_not_break():
    assert particle("", "은/는") == "는"
    assert particle("★", "이/가") == "가"
    assert particle("()", "이/가") == "가"


def test_an_unknown_pair_is_a_bug():
    with pytest.raises(KeyError):
        particle("두레", "에/에서")
