"""Names are spelt, heard and romanised: what may be written two ways gives one result."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.linkage.jamo import head_rule_undone, is_hangul, letters_of, romanised, sound_of

HANGUL = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("영희", "Young-hee"), ("순자", "Soonja"), ("현숙", "Hyun Sook"), ("경애", "Kyung-ae"),
        ("철수", "Chul-soo"), ("민준", "MINJOON"), ("정순", "Jeong Soon"), ("광호", "Kwang Ho"),
        ("혜원", "Hye-won"), ("우석", "Woo-seok"), ("희정", "Heejung"), ("서윤", "Seo-yun"),
        ("은주", "Eun Joo"), ("미경", "Mi-Kyung"), ("병철", "Byung Chul"), ("옥분", "Ok Bun"),
        ("태형", "Taehyung"), ("지영", "Jiyoung"), ("성호", "Sungho"), ("동욱", "Dong-wook"),
    ],
)  # fmt: skip
def test_a_name_sounds_as_it_is_romanised(hangul: str, latin: str) -> None:
    assert sound_of(hangul) == sound_of(latin)


@pytest.mark.parametrize(
    ("one", "other"), [("영희", "영호"), ("순자", "순지"), ("철수", "철민"), ("Robert", "Rupert2")]
)
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert sound_of(one) != sound_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("류", "유"), ("리", "이"), ("림", "임"), ("로", "노"), ("라", "나"), ("량", "양"), ("녀", "여"),
     ("성렬", "성열"), ("순련", "순연"), ("말례", "말예")],
)  # fmt: skip
def test_the_head_rule_is_undone(one: str, other: str) -> None:
    assert head_rule_undone(one) == head_rule_undone(other)


def test_inside_a_name_only_what_is_really_written_two_ways_is_one() -> None:
    assert head_rule_undone("보라") != head_rule_undone("보나")
    assert head_rule_undone("하니") != head_rule_undone("하이")


@given(HANGUL)
def test_undoing_twice_changes_nothing(name: str) -> None:
    once = head_rule_undone(name)

    assert head_rule_undone(once) == once
    assert is_hangul(once)
    assert len(once) == len(name)


@given(HANGUL, HANGUL)
def test_letters_tell_names_apart(one: str, other: str) -> None:
    assert letters_of(one).isascii()
    assert (letters_of(one) == letters_of(other)) == (one == other) or len(one) != len(other)


@given(HANGUL)
def test_no_korean_name_looks_like_a_latin_one(name: str) -> None:
    assert not any(letter.islower() for letter in letters_of(name))
    assert romanised(name).islower()


def test_one_slip_is_one_letter() -> None:
    ours, theirs = letters_of("순자"), letters_of("순저")

    assert len(ours) == len(theirs) == 5
    assert sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1


@given(st.text(max_size=30))
def test_any_text_has_a_sound(text: str) -> None:
    assert isinstance(sound_of(text), str)
