"""A number in words and in citations: value, course, aim and range; zero, silence and secrets apart."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.measure import (
    Figure,
    Forecast,
    ForecastPoint,
    Progress,
    parse_period,
    progress,
)
from dure.front.citing import as_data, citation
from dure.front.drawings import breaks_in, datum_of_split, plain_value
from dure.front.forecasting import forecast_words
from dure.front.scoring import extent_words, score_line
from dure.front.shown import (
    figure_of,
    figure_of_measure,
    range_words,
    restated_figures,
    sorted_by_value,
    state_of,
    state_of_measure,
)
from dure.front.structured import observation, written
from dure.kernel.ui.figures import HIDDEN, NOT_APPLICABLE, NOT_REPORTED, VALUE
from dure.kernel.words import Words
from dure.measurement.types.numbers import (
    Definition,
    NumberCard,
    NumberPage,
    ReleaseCard,
    Restated,
)
from dure.measurement.types.people import ADDED_UP
from dure.measurement.types.scorecard import IndicatorStory, Point, ScorecardRow, Split

AT = datetime(2026, 4, 25, 1, 0, tzinfo=UTC)
PEOPLE, PERCENT = Words("명", "people"), Words("%", "%")


def point(period: str, value: object = None, *, state: str = "value", hidden=False, **more):
    number = None if value is None else Decimal(str(value))
    figure = Figure("undefined") if hidden else Figure(state, number, **more)
    return Point(
        period=period,
        words=Words(period, period),
        figure=figure,
        reported=1,
        version=1,
        hidden=hidden,
    )


def row(**changes: object) -> ScorecardRow:
    latest = changes.pop("latest", point("2026-03", 95))
    previous = changes.pop("previous", point("2026-02", 80))
    known: dict[str, object] = {
        "code": "M01",
        "name": Words("이용 어르신", "Elders served"),
        "unit": PEOPLE,
        "decimals": 0,
        "kind": "count",
        "level": "performance",
        "rba": "how_much",
        "direction": "up",
        "headline": True,
        "theme": "",
        "outcome": Words("", ""),
        "of_people": True,
        "latest": latest,
        "previous": previous,
        "points": tuple(one for one in (previous, latest) if one),
        "coming": None,
        "coming_reported": 0,
        "target": None,
        "baseline": None,
        "progress": Progress(None, reached=False, remaining=None),
        "turn": "unknown",
        "comparable": True,
        "reported": 3,
        "expected": 3,
    }
    return ScorecardRow(**(known | changes))


def aimed(value: float, *, target: float, baseline: float | None = None, direction: str = "up"):
    went = progress(value, baseline=baseline, target=target, direction=direction)
    return score_line(
        row(
            latest=point("2026-03", value),
            target=target,
            baseline=baseline,
            progress=went,
            direction=direction,
        ),
        "halmae",
    )


def card(status: str = "published", value: object = 12, **changes: object) -> NumberCard:
    known: dict[str, object] = {
        "address": "abcdefgh",
        "indicator": "M01",
        "name": Words("이용 어르신", "Elders served"),
        "unit": PEOPLE,
        "decimals": 0,
        "kind": "count",
        "of_people": True,
        "period": "2026-03",
        "period_words": Words("2026년 3월", "March 2026"),
        "organisation": "",
        "place_code": "",
        "where_words": Words("공동사업 전체", "The whole initiative"),
        "cell": "",
        "cell_words": Words("전체", "Everyone"),
        "status": status,
        "value": None if value is None else Decimal(str(value)),
        "numerator": None,
        "denominator": None,
        "method": "exact",
        "low": None,
        "high": None,
        "reported": 3,
        "expected": 3,
        "version": 1,
        "publication": "pub",
        "published_at": AT,
    }
    return NumberCard(**(known | changes))


# --- four things


@pytest.mark.parametrize(
    ("status", "value", "state"),
    [
        ("published", 0, VALUE),
        ("published", 12, VALUE),
        ("hidden", None, HIDDEN),
        ("not_reported", None, NOT_REPORTED),
        ("not_applicable", None, NOT_APPLICABLE),
        ("undefined", None, NOT_APPLICABLE),
        ("not_combined", None, NOT_APPLICABLE),
    ],
)
def test_a_published_place_holds_one_of_four_things(status, value, state):
    figure = figure_of(card(status, value))

    assert (figure.state, figure.value) == (state, value)
    assert state_of(status) == state


@pytest.mark.parametrize(
    ("one", "state", "value"),
    [
        (None, NOT_REPORTED, None),
        (point("2026-03", 0), VALUE, 0),
        (point("2026-03", hidden=True), HIDDEN, None),
        (point("2026-03", state="not_reported"), NOT_REPORTED, None),
        (point("2026-03", state="not_applicable"), NOT_APPLICABLE, None),
        (point("2026-03", state="undefined"), NOT_APPLICABLE, None),
    ],
)
def test_a_members_point_holds_the_same_four(one, state, value):
    figure = figure_of_measure(one, PEOPLE, 0)

    assert (state_of_measure(one), figure.state, figure.value) == (state, state, value)
    assert one is None or plain_value(one) == value


def test_a_bar_without_a_value_is_no_bar_of_zero():
    zero = Split(code="a", words=Words("가", "a"), figure=Figure("value", 0))
    silent = Split(code="b", words=Words("나", "b"), figure=Figure("not_reported"))

    assert (datum_of_split(zero).state, datum_of_split(zero).value) == (VALUE, 0)
    assert (datum_of_split(silent).state, datum_of_split(silent).value) == (NOT_REPORTED, None)


def test_those_without_a_number_come_last_and_zero_does_not():
    cards = [
        card("hidden", None, where_words=Words("가", "a")),
        card("published", 0, where_words=Words("나", "b")),
        card("published", 9, where_words=Words("다", "c")),
        card("not_reported", None, where_words=Words("라", "d")),
    ]

    assert [one.where_words.en for one in sorted_by_value(cards)] == ["c", "b", "a", "d"]


# --- course and aim


def test_the_course_is_said_in_words_both_ways():
    up, down = score_line(row(), "halmae"), score_line(row(latest=point("2026-03", 60)), "halmae")

    assert (up.course.ko, up.course.en) == ("지난번보다 15명 늘었어요", "up 15 people")
    assert (down.course.ko, down.course.en) == ("지난번보다 20명 줄었어요", "down 20 people")
    assert (up.tone, down.tone) == ("good", "bad")


def test_where_less_is_better_a_fall_is_good_and_where_neither_is_nothing_is_judged():
    fall = {"latest": point("2026-03", 60)}

    assert score_line(row(direction="down", **fall), "halmae").tone == "good"
    assert score_line(row(direction="down"), "halmae").tone == "bad"
    assert score_line(row(direction="none", **fall), "halmae").tone == "still"


def test_the_same_as_before_a_first_value_and_no_value_are_three_things():
    same = score_line(row(latest=point("2026-03", 80)), "halmae")
    first = score_line(row(previous=None), "halmae")
    nothing = score_line(row(latest=None, previous=None), "halmae")

    assert (same.course.en, first.course.en, nothing.course.en) == (
        "Same as before",
        "The first value",
        "",
    )
    assert (nothing.figure.state, nothing.period, nothing.method) == (NOT_REPORTED, None, None)


def test_a_share_moves_in_points():
    share = row(latest=point("2026-03", 88), previous=point("2026-02", 84), unit=PERCENT)

    assert score_line(share, "halmae").course == Words("지난번보다 4%p 늘었어요", "up 4 points")


def test_before_all_have_reported_nothing_is_compared():
    line = score_line(row(comparable=False), "halmae")

    assert "견줘요" in line.course.ko
    assert (line.icon, line.tone) == ("minus", "still")


def test_a_hidden_value_tells_no_course_no_method_and_no_range():
    secret = point("2026-03", hidden=True)
    line = score_line(row(latest=secret, target=10.0), "halmae")

    assert (line.figure.state, line.figure.value) == (HIDDEN, None)
    assert (line.method, line.extent, line.percent) == (None, None, None)
    assert not any(letter.isdigit() for letter in line.course.en)


@pytest.mark.parametrize(
    ("value", "target", "baseline", "direction", "percent", "reached"),
    [
        (95, 120, 60, "up", 58, False),
        (120, 120, 60, "up", 100, True),
        (130, 120, 60, "up", 100, True),
        (60, 120, 60, "up", 0, False),
        (50, 120, 60, "up", 0, False),
        (119.9, 120, 60, "up", 99, False),
        (60, 120, None, "up", 50, False),
        (0, 120, None, "up", 0, False),
        (30, 10, 50, "down", 50, False),
        (10, 10, 50, "down", 100, True),
        (0, 10, 50, "down", 100, True),
        (30, 10, None, "down", None, False),
        (0, 0, None, "up", 100, True),
    ],
)
def test_how_far_along_the_way(value, target, baseline, direction, percent, reached):
    line = aimed(value, target=target, baseline=baseline, direction=direction)

    assert (line.percent, line.reached) == (percent, reached)


def test_behind_the_start_is_said_and_not_shown_as_nothing():
    assert "출발점보다 뒤" in aimed(50, target=120, baseline=60).aim.ko
    assert "behind where we started" in aimed(50, target=120, baseline=60).aim.en


@given(
    value=st.floats(0, 1e6),
    target=st.floats(0, 1e6),
    baseline=st.none() | st.floats(0, 1e6),
    direction=st.sampled_from(["up", "down"]),
)
@settings(max_examples=80)
def test_only_what_is_reached_is_a_hundred_per_cent(value, target, baseline, direction):
    line = aimed(value, target=target, baseline=baseline, direction=direction)

    assert line.percent is None or 0 <= line.percent <= 100
    assert (line.percent == 100) is line.reached
    assert "{" not in line.aim.ko + line.aim.en


def test_the_way_down_leads_to_the_published_number_or_to_the_sources():
    assert score_line(row(address="abc"), "halmae").href == "/n/abc/"
    assert score_line(row(), "halmae").href == "/in/halmae/indicators/M01/#sources"


# --- how far it may be off, what lies ahead


def test_a_range_is_told_only_where_there_is_one():
    assert range_words(card(low=Decimal(208), high=Decimal(221))).en == "truly between 208 and 221"
    assert range_words(card(low=Decimal(7), high=Decimal(7))) is None
    assert range_words(card()) is None
    assert range_words(card(low=Decimal(0), high=Decimal(4))) == Words("많아야 4", "at most 4")
    wide = point("2026-03", 300, low=Decimal(210), high=Decimal(300))
    assert extent_words(wide, 0) == Words("실제는 210–300 사이", "truly 210–300")
    assert extent_words(point("2026-03", hidden=True), 0) is None


def story(*points: ForecastPoint, used: int = 6, **changes: object) -> IndicatorStory:
    state = "forecast" if points else "too_short"
    return IndicatorStory(
        row=row(**changes),
        definition=definition(1),
        versions=(definition(1),),
        coming=None,
        forecast=Forecast(state, points, used, 1.0, "mark"),
        organisations=(),
        places=(),
        cells=(),
        whys=(),
        period="2026-03",
        period_words=Words("", ""),
    )


def definition(version: int, changed: str = "") -> Definition:
    return Definition(
        code="M01",
        version=version,
        name=Words("이용 어르신", "Elders served"),
        definition=Words("밥을 드신 분", "Who ate"),
        unit=PEOPLE,
        kind="count",
        numerator=Words("", ""),
        denominator=Words("", ""),
        source=Words("", ""),
        valid_from=date(2024, 1, 1),
        what_changed=Words(changed, changed),
    )


def test_a_forecast_says_its_interval_and_too_short_a_history_says_so():
    ahead = ForecastPoint(parse_period("2026-09"), 101.4, 80.2, 122.6)

    told, short = forecast_words(story(ahead)), forecast_words(story(used=3))

    assert told.en == (
        "If nothing changes: about 101 people in September 2026; "
        "eight times in ten between 80 and 123."
    )
    assert "80" in told.ko
    assert "2026년 9월" in told.ko
    assert "there are 3" in short.en


def test_a_break_is_marked_where_the_definition_changed_and_nowhere_else():
    cards = [
        card(period="2026-01", version=1),
        card(period="2026-02", version=1),
        card(period="2026-03", version=2),
    ]

    (mark,) = breaks_in(cards, [definition(1), definition(2, "식당도 세요")])

    assert (mark.code, mark.label) == ("2026-03", "식당도 세요")
    assert breaks_in(cards[:2], [definition(1)]) == ()


# --- citations and data


def page(**changes: object) -> NumberPage:
    number = changes.pop("number", card())
    known: dict[str, object] = {
        "number": number,
        "initiative_id": 1,
        "initiative": "halmae",
        "initiative_words": Words("할매손밥상", "Grandmothers' Table"),
        "definition": definition(1),
        "whole": (),
        "organisations": (),
        "places": (),
        "cells": (),
        "periods": (),
        "restatements": (),
        "conversions": (),
        "release": ReleaseCard(
            public_id="pub",
            number=3,
            title=Words("봄", "Spring"),
            made_at=AT,
            cause="release",
            numbers=10,
            fingerprint="f" * 64,
        ),
        "publisher": Words("가람센터", "Garam Centre"),
        "as_of": date(2026, 4, 25),
        "licence": "KOGL-1",
        "min_cell": 5,
        "people": ADDED_UP,
        "versions": (),
        "groups": (),
    }
    return NumberPage(**(known | changes))


def test_a_citation_names_office_year_number_release_and_address():
    made = citation(page(), "https://dure.example/n/abcdefgh/")

    assert made.sentence.en == (
        "Garam Centre. (2026). Elders served, March 2026. Grandmothers' Table, "
        "release no. 3. https://dure.example/n/abcdefgh/"
    )
    assert made.bibtex.startswith("@misc{dure-abcdefgh,")


def test_a_citation_says_where_and_of_whom():
    one = card(
        organisation="sonmat",
        where_words=Words("손맛", "Sonmat"),
        cell="sex=f",
        cell_words=Words("여성", "Women"),
    )

    made = citation(page(number=one), "a")

    assert "March 2026, Sonmat, Women" in made.sentence.en
    assert "2026년 3월, 손맛, 여성" in made.sentence.ko


def test_what_bibtex_would_trip_over_is_written_so_that_it_prints():
    one = card(name=Words("밥 & 국 50%", "Rice & soup 50% #1_a"))

    made = citation(page(number=one), "https://dure.example/n/a_b/")

    assert r"Rice \& soup 50\% \#1\_a" in made.bibtex
    assert "url = {https://dure.example/n/a_b/}" in made.bibtex
    assert "Rice & soup 50% #1_a" in made.sentence.en


@pytest.mark.parametrize(
    ("status", "value", "state"),
    [
        ("published", 0, VALUE),
        ("hidden", None, HIDDEN),
        ("not_reported", None, NOT_REPORTED),
        ("not_applicable", None, NOT_APPLICABLE),
    ],
)
def test_programs_read_the_four_things_too(status, value, state):
    shown = page(number=card(status, value))

    data = as_data(shown, "a")

    assert (data["state"], data["value"]) == (state, value)
    told = observation(shown, "https://dure.example/n/a/", "https://dure.example/d")
    assert ('"value"' in told) is (value is not None)
    assert (f'"description": "{state}"' in told) is (value is None)


def test_a_change_of_a_published_number_is_an_offices_and_never_a_persons():
    change = Restated(
        address="abcdefgh",
        name=Words("이용 어르신", "Elders served"),
        unit=PEOPLE,
        decimals=0,
        period_words=Words("2026년 3월", "March 2026"),
        old=None,
        old_status="hidden",
        new=Decimal(12),
        new_status="published",
        cause="correction",
        words=Words("바로잡았어요", "Put right"),
        at=AT,
        by="김담당",
    )

    data = as_data(page(restatements=(change,)), "a")

    assert "김담당" not in str(data)
    assert data["restatements"][0]["old"] == {"state": HIDDEN, "value": None}
    old, new = restated_figures(change, PEOPLE, 0)
    assert (old.state, new.value) == (HIDDEN, 12)
    released = restated_figures(replace(change, new=None, new_status="not_reported"), PEOPLE, 0)
    assert released[1].state == NOT_REPORTED


def test_no_name_closes_the_script_it_stands_in():
    said = written({"name": "</script><b>&"})

    assert "<" not in said
    assert "\\u003C/script" in said
