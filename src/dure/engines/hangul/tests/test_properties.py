"""What holds for every name, number and text, not only for those somebody thought of."""

import unicodedata
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from dure.engines.hangul import (
    bigrams,
    business_number,
    corporate_number,
    find_resident_numbers,
    has_resident_number,
    is_business_number,
    is_corporate_number,
    mask_name,
    mask_phone,
    matches,
    particle,
    settle_particles,
    sort_key,
    to_jamo,
    won,
    won_in_words,
)
from dure.engines.hangul.particles import OPEN_FORMS, PAIRS, final_sound
from dure.engines.hangul.tests.numbers import with_check_digit

TODAY = date(2026, 11, 22)
hangul = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=6)
words = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0xD7A3, exclude_categories=["C"]), max_size=30
)
digits = st.text("0123456789", min_size=9, max_size=9).filter(lambda t: not t.startswith("000"))
marks = st.sampled_from(["", "-", " ", "–", "—", ".", "/", "·", "ㅡ", "~", "_", " - ", "\u200b"])


def business(first_nine: str) -> str:
    return next(first_nine + str(d) for d in range(10) if is_business_number(first_nine + str(d)))


def corporate(first_twelve: str) -> str:
    return next(
        first_twelve + str(d) for d in range(10) if is_corporate_number(first_twelve + str(d))
    )


# — names —


@given(hangul)
def test_a_masked_name_keeps_its_length_and_never_the_whole_of_it(name):
    for style in ("circles", "middle"):
        shown = mask_name(name, style)
        assert len(shown) == len(name)
        assert shown[0] == name[0]
        assert len(name) == 1 or shown != name


@given(hangul.filter(lambda name: len(name) > 1), st.integers(1, 5))
def test_a_space_in_a_name_gives_no_letter_away(name, at):
    apart = f"{name[:at]} {name[at:]}".strip()
    together = {letter for letter in mask_name(name) if letter != "○"}
    for letter in mask_name(apart).replace(" ", ""):
        surname = apart.split()[0]
        assert letter == "○" or letter in together or letter in surname


@given(words)
def test_no_text_breaks_the_masking(text):
    assert mask_name(text) is not None
    shown = mask_phone(text)
    assert len(shown) == len(text)
    assert mask_phone(shown) == shown  # what is hidden stays hidden


@given(
    st.sampled_from(["010", "011", "02", "031", "064", "070", "0507", "+82 10", "+82-2"]),
    st.text("0123456789", min_size=3, max_size=4),
    st.text("0123456789", min_size=4, max_size=4),
    st.sampled_from(["-", " ", ".", "–", "·", ""]),
)
def test_the_middle_of_every_telephone_number_is_gone(area, middle, last, mark):
    number = f"{area}{mark}{middle}{mark}{last}"
    shown = mask_phone(f"전화 {number}입니다")
    assert shown == f"전화 {area}{mark}{'*' * len(middle)}{mark}{last}입니다"


# — numbers of businesses and corporations —


@given(digits, st.integers(0, 9), st.integers(1, 9))
def test_a_slip_of_one_digit_in_a_business_number_is_noticed(first_nine, at, by):
    number = business(first_nine)
    slipped = number[:at] + str((int(number[at]) + by) % 10) + number[at + 1 :]
    # The ninth digit counts five times and once more for its tens: some slips of it fall together.
    assert at == 8 or not is_business_number(slipped)


@given(digits, st.sampled_from(["-", " ", "–", "‐", "−", ""]))
def test_a_business_number_is_one_and_the_same_however_it_is_written(first_nine, mark):
    number = business(first_nine)
    spelt = mark.join([number[:3], number[3:5], number[5:]])
    wide = spelt.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert business_number(spelt) == business_number(wide) == business_number(number)
    assert business_number(business_number(spelt)) == business_number(spelt)


@given(st.text("0123456789", min_size=12, max_size=12).filter(lambda t: t.strip("0")))
def test_exactly_one_check_digit_fits_a_corporation(first_twelve):
    assert sum(is_corporate_number(first_twelve + str(d)) for d in range(10)) == 1
    assert corporate_number(corporate(first_twelve)).replace("-", "") == corporate(first_twelve)


@given(st.text(max_size=20))
def test_no_text_breaks_the_check_of_numbers(text):
    for check in (is_business_number, is_corporate_number):
        assert check(text) in (True, False)


# — resident numbers —


@given(
    st.dates(date(1930, 1, 1), date(2020, 9, 30)),
    st.integers(0, 1),
    st.booleans(),
    st.text("0123456789", min_size=5, max_size=5),
    marks,
)
def test_every_right_number_is_found_under_every_mark(born, sex, foreign, rest, mark):
    century = (1 if born.year < 2000 else 3) + sex + 4 * foreign
    number = with_check_digit(f"{born:%y%m%d}{century}{rest}")
    text = f"메모 {number[:6]}{mark}{number[6:]}."
    assert has_resident_number(text, on=TODAY)
    assert [one.certain for one in find_resident_numbers(text, on=TODAY)] == [True]


@given(
    st.dates(date(1930, 1, 1), date(2020, 9, 30)),
    st.text("0123456789", min_size=5, max_size=5),
    st.integers(0, 99),
)
def test_a_number_spread_over_boxes_is_found_behind_its_line_number(born, rest, line):
    number = with_check_digit(f"{born:%y%m%d}{2 if born.year < 2000 else 4}{rest}")
    assert has_resident_number(f"{line} {' '.join(number)}", on=TODAY)


@given(st.dates(date(1930, 1, 1), date(2020, 9, 30)), st.text("0123456789", min_size=5, max_size=5))
def test_a_wrong_number_without_a_mark_passes(born, rest):
    first = f"{born:%y%m%d}{1 if born.year < 2000 else 3}{rest}"
    assert not has_resident_number(with_check_digit(first, right=False), on=TODAY)


@given(
    st.dates(date(2026, 11, 23), date(2099, 12, 31)), st.text("0123456789", min_size=6, max_size=6)
)
def test_nobody_was_born_tomorrow(born, rest):
    assert not has_resident_number(f"{born:%y%m%d}-3{rest}", on=TODAY)


@given(st.text("0123456789- ", max_size=40))
def test_places_lie_inside_the_text_and_hold_thirteen_digits(text):
    for one in find_resident_numbers(text, on=TODAY):
        assert sum(letter.isdigit() for letter in text[one.start : one.end]) == 13


# — particles, search, order, money —


@given(words, st.sampled_from(sorted(PAIRS)))
def test_a_particle_is_one_of_its_pair_whatever_comes_before(word, pair):
    assert particle(word, pair) in PAIRS[pair]


@given(hangul, st.sampled_from(sorted(OPEN_FORMS)))
def test_a_settled_sentence_has_no_open_form_left(word, form):
    settled = settle_particles(f"{word}{form} 왔어요")
    assert settled == f"{word}{particle(word, OPEN_FORMS[form])} 왔어요"
    assert settle_particles(settled) == settled


@given(st.integers(1, 10**13))
def test_a_number_written_with_commas_is_read_the_same(number):
    assert final_sound(f"{number:,}") == final_sound(str(number))


@given(hangul, hangul)
def test_an_organisation_is_found_by_the_first_letters_of_its_syllables(before, name):
    initials = "".join(to_jamo(letter)[0] for letter in name)
    assert matches(initials, before + name)


@given(words)
def test_pairs_are_pairs(text):
    assert all(1 <= len(pair) <= 2 for pair in bigrams(text))
    assert bigrams(text) == bigrams(f"  {text.upper().lower()}  ") or not text.isascii()


@given(st.lists(words, max_size=8))
@example(["2²", "２", "2"])
def test_every_list_can_be_put_in_order_and_twice_is_once(names):
    once = sorted(names, key=sort_key)
    assert sorted(once, key=sort_key) == once
    for name in names:
        assert sort_key(name) == sort_key(unicodedata.normalize("NFD", name))


@given(st.integers(-(10**16), 10**16))
def test_won_in_korean_words_adds_up_to_the_amount(amount):
    scales = {"조": 10**12, "억": 10**8, "만": 10**4}
    said = won_in_words(amount).removesuffix("원").replace(",", "").replace("−", "")
    total = sum(
        int(part.rstrip("조억만")) * scales.get(part[-1], 1) for part in said.split() if part
    )
    assert total == abs(amount)
    assert won_in_words(amount).startswith("−") == (amount < 0)


@given(st.integers(-(10**16), 10**16))
def test_won_in_english_words_is_never_a_thousand_of_something_below_a_trillion(amount):
    said = won_in_words(amount, "en")
    assert not said.startswith(("₩1,000 m", "₩1,000 b", "−₩1,000 m", "−₩1,000 b"))
    assert "-" not in said + won(amount) + won(amount, "en")
