"""Who meets whom: the case file, and the same found by comparing everybody with everybody."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dure.activities.rules.overlaps import overlaps
from dure.activities.rules.weekly import minutes_of, read_weekly
from dure.activities.types import Line, Weekly

FILE = Path(__file__).parents[2] / "cases" / "overlaps.yaml"
CASES = yaml.safe_load(FILE.read_text("utf-8"))
ABOVE = {"E": "G", "S": "G", "G": "", "D": ""}


def line(key, told):
    organisation, kind, areas, groups, times = told
    weekly = read_weekly(times)
    assert weekly is not None
    return Line(key, organisation, kind, tuple(areas), frozenset(groups), weekly)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"]["en"])
def test_the_case_file_of_overlaps_holds(case):
    lines = [line(at, told) for at, told in enumerate(case["lines"], 1)]
    assert _told(overlaps(lines, ABOVE)) == case["expected"]
    if "across" in case:
        assert _told(overlaps(lines, ABOVE, across_kinds=True)) == case["across"]


def _told(found):
    return [
        [
            one.first,
            one.second,
            list(one.places),
            "sure" if one.sure else "unsure",
            "same" if one.same_kind else "other",
        ]
        for one in found
    ]


def test_a_service_that_has_ended_meets_nobody_who_begins_later():
    ended = Line(1, 1, "bath", ("E",), ends_before=date(2026, 3, 1))
    begins = Line(2, 2, "bath", ("E",), starts_on=date(2026, 3, 1))
    earlier = begins._replace(starts_on=date(2026, 2, 28))

    assert overlaps([ended, begins], ABOVE) == ()
    assert len(overlaps([ended, earlier], ABOVE)) == 1


spans = st.tuples(st.integers(0, 6), st.integers(0, 1439), st.integers(1, 1440)).map(
    lambda span: Weekly(span[0], span[1], span[1] + span[2])
)
lines_of_anybody = st.lists(
    st.builds(
        Line,
        st.just(0),
        st.integers(1, 3),
        st.sampled_from(("bath", "meal")),
        st.lists(st.sampled_from("ESGD"), min_size=1, max_size=3).map(tuple),
        st.frozensets(st.sampled_from(("elders", "children"))),
        st.lists(spans, max_size=2).map(tuple),
        capacity=st.none(),
        unit=st.just("명"),
        starts_on=st.just(date.min),
        ends_before=st.none(),
        shares=st.just({}),
    ),
    max_size=7,
).map(lambda found: [one._replace(service_id=at) for at, one in enumerate(found)])


@given(lines_of_anybody, st.booleans())
def test_nobody_is_missed_and_nobody_invented(lines, across):
    found = {(one.first, one.second) for one in overlaps(lines, ABOVE, across_kinds=across)}
    assert found == {
        (one.service_id, two.service_id)
        for one in lines
        for two in lines
        if one.service_id < two.service_id and _meet(one, two, across)
    }


def _meet(one, two, across):
    at_one_place = any(a in _up(b) or b in _up(a) for a in one.areas for b in two.areas)
    people = not one.groups or not two.groups or one.groups & two.groups
    minutes = minutes_of(one.weekly) & minutes_of(two.weekly)
    alike = across or one.kind == two.kind
    return bool(
        one.organisation_id != two.organisation_id and at_one_place and people and minutes and alike
    )


def _up(place):
    return (place, ABOVE[place]) if ABOVE[place] else (place,)


@given(lines_of_anybody)
def test_the_order_of_the_register_says_nothing(lines):
    assert overlaps(lines, ABOVE) == overlaps(lines[::-1], ABOVE)
