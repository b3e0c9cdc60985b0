"""Trees of places on a day: no circle closes, whatever is added in whatever order."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dure.ground.places.rules.codes import full_code, level_of, short_code
from dure.ground.places.rules.own_list import check_own_list
from dure.ground.places.types import PlaceCard, PlaceTree
from dure.kernel.errors import Refused
from dure.kernel.words import Words

CODES = [f"99{number:08}" for number in range(1, 7)]
YEARS = [date(2020 + number, 1, 1) for number in range(4)]


@st.composite
def cards(draw):
    """A village with some parent (or none) for some years."""
    start = draw(st.integers(0, 2))
    end = draw(st.one_of(st.none(), st.integers(start + 1, 3)))
    return PlaceCard(
        draw(st.sampled_from(CODES)),
        "sigungu",
        Words("곳", "place"),
        draw(st.sampled_from(["", *CODES])),
        YEARS[start],
        None if end is None else YEARS[end],
    )


def rows(taken):
    return {
        (card.code, card.valid_from): (card.parent_code, card.level, card.valid_to, card.fictional)
        for card in taken
    }


@given(st.lists(cards(), max_size=8))
def test_what_is_taken_one_by_one_never_closes_a_circle(asked):
    taken: list[PlaceCard] = []
    for card in asked:
        try:
            taken += check_own_list([card], rows(taken))
        except Refused:
            continue
    for day in YEARS:
        here = [c for c in taken if c.valid_from <= day and (not c.valid_to or day < c.valid_to)]
        for card in here:
            climb(card, here)


def climb(card: PlaceCard, here: list[PlaceCard]) -> None:
    """Every way up from a place ends."""
    for path in ways([card.code], here):
        assert len(path) == len(set(path)), path


def ways(path: list[str], here: list[PlaceCard]) -> list[list[str]]:
    if len(path) > len(CODES) + 1 or len(path) != len(set(path)):
        return [path]
    above = {card.parent_code for card in here if card.code == path[-1] and card.parent_code}
    return [way for code in above for way in ways([*path, code], here)] or [path]


@given(st.lists(cards(), max_size=8))
def test_a_list_that_is_taken_is_taken_again_as_nothing_new(asked):
    try:
        fresh = check_own_list(asked, {})
    except Refused:
        return
    assert check_own_list(asked, rows(fresh)) == []
    assert len({(card.code, card.valid_from) for card in fresh}) == len(fresh)


@given(st.dictionaries(st.sampled_from(CODES), st.sampled_from(["", *CODES])))
def test_a_line_upwards_always_ends_and_names_nobody_twice(parent_of):
    tree = PlaceTree(YEARS[0], parent_of, dict.fromkeys(parent_of, "sigungu"))
    for code in CODES:
        line = tree.line_of(code)
        assert len(line) == len(set(line))
        assert (line[:1] == (code,)) == (code in parent_of)


@given(st.sampled_from([2, 5, 8]), st.data())
def test_a_short_code_is_the_beginning_of_its_full_one(length, data):
    code = data.draw(st.from_regex(rf"[1-9][0-9]{{{length - 2}}}[1-9]", fullmatch=True))
    full = full_code(code)
    assert len(full) == 10
    assert full.startswith(code)
    assert full_code(full) == full == full_code(f"{full}.0") == full_code(f" {full} ")
    assert short_code(full) == code


@given(st.text(max_size=12))
def test_any_text_is_a_code_or_stays_as_it_is(text):
    code = full_code(text)
    assert code == text.strip() or code.strip("0").startswith(code.strip("0"))
    assert level_of(code, "가람출장소") == "office"
