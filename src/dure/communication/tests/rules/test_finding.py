"""Finding Korean: by syllable, by initials, whatever the spaces, and one concept in all its spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.communication.queries.search import spellings
from dure.communication.rules.finding import (
    asked,
    keys_asked,
    keys_of,
    meets,
    parts_around,
    squeezed,
)

FOUR = ("컬렉티브 임팩트", "콜렉티브 임팩트", "집합적 임팩트", "collective impact")


def finds(query: str, text: str) -> bool:
    """As the index does: every key leads there, and then the whole query stands there."""
    wish, plain = asked(query, spellings()), squeezed(text)
    keys = keys_of(plain)
    for one in wish.wishes:
        led = []
        for form in one.forms:
            wanted, begins = keys_asked(form)
            led.append(
                any(key.startswith(wanted[0]) for key in keys) if begins else set(wanted) <= keys
            )
        if not any(led):
            return False
    return meets(wish.wishes, plain)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("도시락", "오늘 도시락 배달"),
        ("도시락배달", "오늘 도시락 배달"),
        ("도시락 배달", "오늘도시락배달"),
        ("밥", "할매손밥상"),
        ("상", "할매손밥상"),
        ("ㄷㄹ", "두레"),
        ("ㅎㅁㅅㅂㅅ", "할매손밥상"),
        ("할ㅁ손", "할매손밥상"),
        ("ㄷ", "두레"),
        ("SVI", "사회적가치지표(svi)"),
        ("2026 예산", "예산안 2026.3."),
        ("ＡＢＣ", "abc 물류"),
        ("a_b", "a b"),
    ],
)
def test_it_is_found(query, text):
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("도시락", "도시의 락"),
        ("ㄷㄹ", "나라"),
        ("배달 화요일", "배달은 수요일"),
        ("손할", "할매손"),
    ],
)
def test_it_is_not_found(query, text):
    assert not finds(query, text)


@pytest.mark.parametrize("query", FOUR)
@pytest.mark.parametrize("text", FOUR)
def test_one_spelling_finds_all_four(query, text):
    assert finds(query, f"2024년 {text} 창출 포럼")
    assert finds(query.replace(" ", "") + " 포럼", f"2024년 {text.replace(' ', '')} 창출 포럼")
    assert not finds(query, "임팩트 투자")


@given(st.text(min_size=1, max_size=30), st.text(max_size=10), st.text(max_size=10))
def test_whatever_stands_in_a_text_is_found_in_it(word, before, after):
    wish = asked(word, ())
    if wish.wishes and "\n" not in word:
        assert finds(word, f"{before} {word} {after}")


@given(st.text(max_size=60))
def test_any_query_can_be_asked(query):
    for wish in asked(query, spellings()).wishes:
        for form in wish.forms:
            assert all(key.isalnum() and key.isascii() for key in keys_asked(form)[0])


def test_the_line_around_a_find_shows_it():
    text = "가" * 100 + " 도시락 배달을 " + "나" * 300
    parts = parts_around(text, ("도시락배달",))
    assert [part.text for part in parts if part.hit] == ["도시락 배달"]
    assert parts[0].text.startswith("…")
    assert sum(len(part.text) for part in parts) < 200
    assert parts_around("", ("x",)) == ()


def test_every_word_that_was_looked_for_is_marked_wherever_it_stands():
    def hits(text: str, *forms: str) -> list[str]:
        return [part.text for part in parts_around(text, forms) if part.hit]

    assert hits("다른 두레 서버에서 온 글", "다른", "서버에서") == ["다른", "서버에서"]
    assert hits("도시락 하나, 도시락 둘", "도시락") == ["도시락", "도시락"]
    assert hits("할매손밥상", "할매손", "손밥") == ["할매손밥"], (
        "one mark where two lie over each other"
    )
    assert hits("도시락", "ㄷㅅ", "ㄷㅅㄹ") == ["도시락"]
    far = "도시락 " + "가" * 300 + " 도시락"
    assert hits(far, "도시락") == ["도시락"], "what stands behind the end is not shown"
    for text in (far, "가" * 100 + " 도시락 두 개와 도시락 배달 " + "나" * 300):
        parts = parts_around(text, ("도시락",))
        assert sum(len(part.text) for part in parts) < 160
        assert parts[-1].text.endswith("…")
