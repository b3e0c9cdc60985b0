"""Supply beside need: the case file, and what holds for any register."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dure.activities.rules.gap_words import GAP_WORDS
from dure.activities.rules.gaps import WORST_FIRST, matrix
from dure.activities.types import Line, Wanted

FILE = Path(__file__).parents[2] / "cases" / "gaps.yaml"
CASES = yaml.safe_load(FILE.read_text("utf-8"))
ABOVE = {"E": "G", "S": "G", "G": "", "D": ""}
STATES = {"na": "not_applicable", "hidden": "hidden"}


def cell(lines, needs, at="E"):
    return matrix(lines, needs, ABOVE, places=tuple("GESD"), kinds=("bath",))[(at, "bath")]


def line(key, organisation, areas, groups=(), capacity=None, *more):
    unit, shares = (*more, *("명", None)[len(more) :])
    return Line(
        key,
        organisation,
        "bath",
        tuple(areas),
        frozenset(groups),
        capacity=capacity,
        unit=unit,
        shares=shares or {},
    )


def need(place, group, count, unit="명"):
    if count in STATES:
        return Wanted(place, "bath", group, None, unit, STATES[count])
    return Wanted(place, "bath", group, count, unit)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"]["en"])
def test_the_case_file_of_gaps_holds(case):
    lines = [line(at, *told) for at, told in enumerate(case["lines"], 1)]
    found = cell(lines, [need(*told) for told in case["needs"]], case["at"])
    assert found.state == case["expected"]
    assert (found.worst.missing if found.worst else 0) == case.get("missing", 0)


def test_every_state_has_words_and_a_sign_of_its_own():
    assert tuple(GAP_WORDS) == WORST_FIRST
    signs = [words.sign for words in GAP_WORDS.values()]
    assert len(set(signs)) == len(signs)
    assert all(words.whole.ko and words.whole.en for words in GAP_WORDS.values())


def test_a_hidden_need_says_nothing_of_how_much_is_missing():
    found = cell([line(1, 1, "E", capacity=2)], [need("E", "", "hidden")])
    assert found.worst.need is None
    assert found.worst.missing == 0


def test_an_area_named_twice_counts_once():
    assert cell([line(1, 1, ("E", "E"), capacity=5)], []).supply.known == 5


registers = st.lists(
    st.builds(
        line,
        st.just(0),
        st.integers(1, 3),
        st.lists(st.sampled_from("GESD"), min_size=1, max_size=3, unique=True),
        st.lists(st.sampled_from(("elders", "children")), max_size=1),
        st.none() | st.integers(0, 30),
    ),
    max_size=6,
)


@given(registers, st.integers(1, 40))
def test_surely_is_never_more_than_at_most_and_short_is_sure(lines, count):
    for at in "GESD":
        found = cell(lines, [need(at, "", count)], at)
        supply = found.worst.supply
        assert supply.at_most is None or supply.known <= supply.at_most
        if found.state == "short":
            assert supply.at_most is not None
            assert supply.at_most + found.worst.missing == count
        if found.state == "gap":
            assert found.worst.missing == count


@given(registers)
def test_what_is_sure_at_the_townships_is_sure_in_the_county(lines):
    below = [cell(lines, [], at).supply for at in "ES"]
    whole = cell(lines, [], "G").supply
    assert sum(one.known for one in below) <= whole.known + whole.shared
    known = sum(one.capacity or 0 for one in lines if set(one.areas) <= set("GES"))
    assert whole.known == known


@given(registers, registers, st.integers(1, 40))
def test_one_more_service_never_opens_a_gap(lines, more, count):
    worse = ("gap", "short")
    before = cell(lines, [need("E", "", count)])
    after = cell([*lines, *more], [need("E", "", count)])
    if before.state not in worse:
        assert after.state not in worse
