"""The small promises of the kernel: dated values, words, letters, names of things, verbs, refusals."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.kernel.dated import DatedValue, value_on, values_in
from dure.kernel.errors import OutsideScope, Refused
from dure.kernel.ids import ALPHABET, public_id
from dure.kernel.letters import letter
from dure.kernel.refusals import refusal_texts, words_of
from dure.kernel.templatetags.ui import doer
from dure.kernel.ui.figures import plain
from dure.kernel.ui.proxies import address_in
from dure.kernel.ui.refused import status_of
from dure.kernel.verbs import VERBS, Verb, register
from dure.kernel.words import Words, speaking, spoken_language

days = st.dates(date(1950, 1, 1), date(2100, 1, 1))


# — dated values —


def price(since: date, value: int) -> DatedValue:
    return DatedValue("meals.price", since, value, "예산서 3쪽")


@given(st.lists(days, min_size=1, max_size=6, unique=True), days)
def test_on_any_day_the_latest_value_that_has_begun_is_in_force(starts, day):
    values = tuple(price(since, at) for at, since in enumerate(starts))
    begun = [each for each in values if each.since <= day]
    if not begun:
        with pytest.raises(Refused, match="no_value_yet"):
            value_on(values, day)
        return
    assert value_on(values, day) == max(begun, key=lambda each: each.since)
    assert value_on(tuple(reversed(values)), day) == value_on(values, day)


def test_a_value_holds_from_its_first_day_and_not_the_day_before():
    values = (price(date(2024, 1, 1), 3500), price(date(2026, 7, 1), 4000))
    assert value_on(values, date(2026, 6, 30)).value == 3500
    assert value_on(values, date(2026, 7, 1)).value == 4000
    with pytest.raises(Refused) as refused:
        value_on(values, date(2023, 12, 31))
    assert refused.value.values == {"code": "meals.price", "day": "2023-12-31"}
    assert words_of(refused.value).en


def test_no_values_at_all_are_refused_and_not_a_fall():
    with pytest.raises(Refused):
        value_on((), date(2026, 1, 1))


def test_every_value_of_a_folder_says_where_it_was_read(tmp_path: Path):
    (tmp_path / "a.yaml").write_text(
        "meals.price:\n  - {since: 2024-01-01, value: 3500, citation: 예산서}\n"
        "  - {since: 2026-07-01, value: 4000, citation: 조례, verified: false}\n",
        encoding="utf-8",
    )
    found = values_in(tmp_path)["meals.price"]
    assert [(each.value, each.citation, each.verified) for each in found] == [
        (3500, "예산서", True),
        (4000, "조례", False),
    ]


# — words and letters —


def test_words_speak_the_language_of_whoever_is_answered_and_korean_otherwise():
    table = Words("밥상", "Table")
    assert str(table) == "밥상"
    with speaking("en"):
        assert (str(table), spoken_language()) == ("Table", "en")
        with speaking("xx"):
            assert str(table) == "밥상"
        assert str(table) == "Table"
    assert str(table) == "밥상"


def test_an_error_inside_leaves_the_language_as_it_was():
    with pytest.raises(ZeroDivisionError), speaking("en"):
        _ = 1 / 0
    assert spoken_language() == "ko"


@given(st.text(max_size=20))
def test_words_are_filled_in_both_languages_whatever_is_filled_in(name):
    filled = Words("{name} 왔어요", "{name} has come").filled(name=name)
    assert filled == Words(f"{name} 왔어요", f"{name} has come")
    assert Words.of(filled.as_dict()) == filled


@pytest.mark.parametrize("language", ["ko", "en", "fr"])
def test_a_letter_has_one_line_of_subject_whatever_a_name_holds(tmp_path: Path, language):
    for spoken, text in (
        ("ko", "{name} 님께\n\n{name} 님, 와 주세요.\n"),
        ("en", "To {name}\n\nCome, {name}.\n"),
    ):
        (tmp_path / "invited").mkdir(exist_ok=True)
        (tmp_path / "invited" / f"{spoken}.txt").write_text(text, encoding="utf-8")
    made = letter(
        tmp_path,
        "invited",
        to="a@example.org",
        language=language,
        name="박순례\nBcc: x@example.org {x}",
    )
    assert "\n" not in made.subject
    assert made.to == ["a@example.org"]
    assert made.bcc == []
    assert made.body.endswith("\n")
    assert made.subject.startswith("To") == (language == "en")


def test_what_agrees_with_a_word_agrees_with_it_in_letters_and_sentences(tmp_path: Path):
    (tmp_path / "asked").mkdir()
    for spoken in ("ko", "en"):
        text = "{who}을(를) 초대했어요\n\n{part}(으)로 함께해요.\n"
        (tmp_path / "asked" / f"{spoken}.txt").write_text(text, encoding="utf-8")

    made = letter(tmp_path, "asked", to="a@example.org", language="ko", who="두레", part="참여기관")

    assert (made.subject, made.body) == ("두레를 초대했어요", "참여기관으로 함께해요.\n")
    assert Words("{who}이(가) 왔어요", "").filled(who="새록").ko == "새록이 왔어요"


# — names of things, verbs, refusals —


@given(st.integers(1, 40))
def test_an_identifier_has_no_letter_that_is_misread_aloud(length):
    name = public_id(length)
    assert len(name) == length
    assert set(name) <= set(ALPHABET)
    assert not set(ALPHABET) & set("01ilo")


def test_two_rooms_cannot_use_one_verb():
    register(Verb("test.thing.do", "do", (), "dure.one"))
    try:
        register(Verb("test.thing.do", "do", (), "dure.one"))  # read again, no harm
        with pytest.raises(ValueError, match="defined in"):
            register(Verb("test.thing.do", "do", (), "dure.other"))
    finally:
        del VERBS["test.thing.do"]


def test_every_verb_says_room_noun_and_what_is_done():
    for code, verb in VERBS.items():
        assert code.count(".") == 2, code
        assert verb.code == code
        assert verb.may


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("journal.not_allowed", 403),
        ("access.second_factor_needed", 403),
        ("people.not_yours_to_open", 403),
        ("access.no_such_role", 404),
        ("activities.quantity_negative", 422),
        ("odd", 422),
    ],
)
def test_a_refusal_has_the_status_that_fits(code, status):
    assert status_of(code) == status


def test_every_refusal_can_be_said_with_plain_values():
    for code, text in refusal_texts().items():
        names = {part.split("}")[0].split(":")[0].split("!")[0] for part in text.ko.split("{")[1:]}
        said = words_of(Refused(code, **dict.fromkeys(names, 3)))
        assert "{" not in said.ko + said.en, code


def test_bilingual_values_are_said_in_the_language_of_the_sentence():
    code = "access.beyond_own_rights"
    said = words_of(Refused(code, role=Words("보고 담당자", "Reporter"), permission="x"))
    assert "Reporter" not in said.ko
    assert "보고 담당자" not in said.en


def test_a_refusal_shows_its_code_and_values_to_whoever_reads_the_log():
    assert str(Refused("a.b", count=3, name="가람")) == "a.b(count=3, name='가람')"
    assert not issubclass(OutsideScope, Refused)


# — the address of a visitor —


@pytest.mark.parametrize(
    ("told", "proxies", "seen"),
    [
        ("203.0.113.7", 1, "203.0.113.7"),
        ("10.0.0.1, 203.0.113.7", 1, "203.0.113.7"),
        ("1.2.3.4, 203.0.113.7, 10.0.0.1", 2, "203.0.113.7"),
        ("203.0.113.7", 0, ""),
        ("203.0.113.7", 2, ""),
        ("", 1, ""),
        (",,", 1, ""),
        ("unknown", 1, ""),
        ("<script>", 1, ""),
        ("2001:db8::7", 1, "2001:db8::7"),
        ("2001:0DB8:0:0::7", 1, "2001:db8::7"),
    ],
)
def test_only_what_our_own_proxies_wrote_is_believed(told, proxies, seen):
    assert address_in(told, proxies) == seen


@given(st.text(max_size=40), st.integers(-1, 4))
def test_no_header_breaks_the_reading_of_an_address(told, proxies):
    assert isinstance(address_in(told, proxies), str)


@given(st.text("0123456789., ", max_size=30), st.text("0123456789., ", max_size=30))
def test_what_a_visitor_wrote_before_our_proxy_changes_nothing(lie, other_lie):
    true = "203.0.113.7"
    assert address_in(f"{lie},{true}", 1) == address_in(f"{other_lie},{true}", 1) == true


def test_what_the_house_does_by_itself_stands_under_its_name_in_either_language():
    assert (doer("두레"), doer("김하늘")) == ("두레", "김하늘")
    with speaking("en"):
        assert (doer("두레"), doer("김하늘")) == ("Dure", "김하늘")


@pytest.mark.parametrize(
    ("much", "said"),
    [("-5.50", "−5.5"), ("48000.00", "48,000"), ("0.00", "0"), ("-0.00", "0"), ("0.25", "0.25")],
)
def test_a_number_is_written_with_as_many_decimals_as_it_needs(much, said):
    assert plain(Decimal(much)) == said
