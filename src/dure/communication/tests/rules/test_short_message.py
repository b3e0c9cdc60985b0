"""How long a text is on a phone, and what a phone cannot show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.communication.rules.short_message import (
    LMS_BYTES,
    SMS_BYTES,
    TooLong,
    Unwritable,
    bytes_of,
    cut,
    fitted,
    plain,
    shortest_of,
    unwritable,
)

KOREAN = st.text(st.sampled_from("가나다라힣똠a1 .,!?\n"), max_size=60)


@pytest.mark.parametrize(
    ("text", "size"),
    [("", 0), ("a", 1), ("가", 2), ("가a", 3), ("똠방각하", 8), ("㈜", 2), ("·", 2)],
)
def test_hangul_counts_double(text, size):
    assert bytes_of(text) == size


@pytest.mark.parametrize(("letters", "kind"), [(45, "SMS"), (46, "LMS"), (1000, "LMS")])
def test_forty_five_syllables_are_short(letters, kind):
    assert fitted("가" * letters).kind == kind


def test_one_more_than_two_thousand_bytes_fits_nowhere():
    with pytest.raises(TooLong) as said:
        fitted("가" * 1000 + "a")
    assert said.value.bytes == LMS_BYTES + 1


def test_letters_a_phone_lacks_are_named_each_once():
    assert unwritable("고마워요 🥰🥰 é") == "🥰é"
    with pytest.raises(Unwritable) as said:
        fitted("🥰 안녕")
    assert said.value.letters == "🥰"


def test_signs_with_a_plain_twin_are_replaced_and_cost_nothing():
    assert plain("오전 10시 \u2013 11시\u00a0\u2014 회의실") == "오전 10시 - 11시 - 회의실"
    assert fitted("회의 \u2014 3층").kind == "SMS"


def test_a_marked_letter_is_written_without_its_mark_and_still_rings_a_phone():
    made = fitted("Café Ñandú, Müller 님: 안 계심")
    assert (made.kind, made.text) == ("SMS", "Cafe Nandu, Muller 님: 안 계심")
    assert plain("Ωμέγα ①②").endswith("①②")  # what phones have stays as it is


@given(KOREAN, KOREAN)
def test_what_fits_never_exceeds_what_carriers_take(text, subject):
    made = fitted(text, subject)
    most = SMS_BYTES if made.kind == "SMS" else LMS_BYTES
    assert len(made.text.encode("cp949")) <= most
    assert len(made.subject.encode("cp949")) <= 40
    assert made.text == plain(text).strip()


@given(KOREAN, st.integers(0, 50))
def test_a_cut_leaves_whole_letters_and_the_beginning(text, most):
    made = cut(text, most)
    assert len(made.encode("cp949")) <= most
    assert " ".join(text.split()).startswith(made)


def test_a_long_letter_becomes_its_subject_and_the_page():
    page = "https://dure.example/i/x/"
    assert shortest_of("투표가 열렸어요", "가" * 2000, page) == f"투표가 열렸어요\n{page}"
    assert shortest_of("짧아요", "안녕하세요", page) == "안녕하세요"
    assert shortest_of("제목", "가" * 500, "") == "가" * 500
