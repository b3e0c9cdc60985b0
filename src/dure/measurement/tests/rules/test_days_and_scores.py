"""Days that decide: which letter, on time or late, which version, which conversion, which next round."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.measure import Figure, parse_period
from dure.kernel.words import Words
from dure.measurement.rules.conversion import converted, plain_name
from dure.measurement.rules.member_view import is_too_small
from dure.measurement.rules.occasions import occasion_of
from dure.measurement.rules.report_status import why_not_editable
from dure.measurement.rules.round_dates import suggested_round
from dure.measurement.rules.scores import (
    mean_completeness,
    mean_timeliness,
    seen_by_others,
    was_on_time,
)
from dure.measurement.rules.version_in_force import version_in_force
from dure.measurement.types.desk import RoundCard, Score
from dure.measurement.types.entries import CellEntry
from dure.measurement.types.reports import ReportHead, RoundDates

CASES = Path(__file__).parents[2] / "cases"


def told(name: str) -> Any:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))


LETTERS, SCORES, GROUPS = told("letters"), told("scores"), told("groups")["cases"]
VERSIONS, CONVERSIONS = told("versions")["cases"], told("conversions")
ROUNDS = told("suggested_rounds")["cases"]
DATES = RoundDates(**LETTERS["round"])
DAYS = st.dates(date(2026, 3, 1), date(2026, 6, 30))


def by_name(case: dict[str, Any]) -> str:
    name = case["name"]
    return name if isinstance(name, str) else name["en"]


def head(status: str = "draft", extended: date | None = None) -> ReportHead:
    return ReportHead(
        id=1,
        public_id="abc",
        status=status,
        note="",
        round_id=1,
        initiative_id=1,
        initiative=Words("할매손밥상", "Grandmothers' Table"),
        organisation_id=1,
        organisation=Words("손맛", "Sonmat"),
        period="2026-03",
        period_kind="month",
        dates=DATES,
        extended_until=extended,
    )


# --- letters


@pytest.mark.parametrize("case", LETTERS["cases"], ids=by_name)
def test_the_letters_of_the_cases(case):
    returned = case.get("returned_at")
    occasion = occasion_of(
        head(case.get("status", "draft"), case.get("extended")),
        case["day"],
        datetime.fromisoformat(returned) if returned else None,
    )

    assert (occasion.kind if occasion else None) == case.get("letter")
    assert (occasion.mark if occasion else None) == case.get("about")


@given(
    on=DAYS,
    status=st.sampled_from(["draft", "returned", "submitted", "approved", "locked"]),
    extended=st.none() | DAYS,
)
@settings(max_examples=100)
def test_nobody_is_written_to_about_what_she_cannot_write(on, status, extended):
    occasion = occasion_of(head(status, extended), on, None)

    if why_not_editable(status, DATES, on, extended) is not None:
        assert occasion is None
    if occasion is not None:
        assert status in ("draft", "returned")


# --- scores


@pytest.mark.parametrize("case", SCORES["on_time"], ids=by_name)
def test_on_time_or_late(case):
    judged = was_on_time(case.get("submitted"), DATES, case["day"], case.get("extended"))

    assert judged is case["expected"]


@pytest.mark.parametrize("case", SCORES["seen"], ids=by_name)
def test_the_house_sees_its_score_first(case):
    assert seen_by_others(DATES, case["day"]) is case["others"]


def test_a_house_may_wait_longer_or_not_at_all():
    assert seen_by_others(DATES, DATES.due_on, after_days=0)
    assert not seen_by_others(DATES, DATES.due_on + timedelta(29), after_days=30)


def test_a_day_at_the_end_of_the_calendar_has_no_week_after_it_and_breaks_nothing():
    never = RoundDates(date(2026, 4, 1), date(9999, 12, 30), date(9999, 12, 31))
    assert not seen_by_others(never, date(2026, 5, 1))


def score(asked: int, filled: int, on_time: bool | None) -> Score:
    return Score(1, Words("손맛", "Sonmat"), 1, "2026-03", asked, filled, on_time, None)


def test_nothing_asked_and_nothing_judged_are_no_zero():
    assert mean_completeness([]) is None
    assert mean_completeness([score(0, 0, None)]) is None
    assert mean_timeliness([score(3, 0, None)]) is None
    assert score(0, 0, None).completeness is None
    assert score(3, 0, None).completeness == 0


@given(
    st.lists(
        st.tuples(st.integers(1, 40), st.floats(0, 1), st.sampled_from([True, False, None])),
        min_size=1,
        max_size=30,
    )
)
@settings(max_examples=60)
def test_means_lie_between_the_best_and_the_worst_and_know_no_order(given_scores):
    scores = [score(asked, round(asked * share), late) for asked, share, late in given_scores]

    mean = mean_completeness(scores)

    assert mean is not None
    assert min(one.completeness or 0 for one in scores) - 1e-9 <= mean <= 1
    assert mean_completeness(scores[::-1]) == mean
    assert mean_timeliness(scores[::-1]) == mean_timeliness(scores)


# --- small groups for members


@pytest.mark.parametrize("case", GROUPS, ids=by_name)
def test_who_could_be_recognised_is_hidden(case):
    parts = {
        name: None if case.get(name) is None else Decimal(str(case[name]))
        for name in ("numerator", "denominator")
    }
    value = case.get("value")
    if value is None and parts["denominator"]:
        value = parts["numerator"] / parts["denominator"]
    figure = Figure(case.get("state", "value"), value, **parts)

    hidden = is_too_small(figure, kind=case["kind"], of_people=case.get("people", True), min_cell=5)

    assert hidden is case["hidden"]


@given(value=st.integers(0, 100), threshold=st.integers(1, 30))
@settings(max_examples=60)
def test_a_higher_threshold_never_shows_more(value, threshold):
    figure = Figure("value", value)

    def hidden(least: int) -> bool:
        return is_too_small(figure, kind="count", of_people=True, min_cell=least)

    assert hidden(threshold) <= hidden(threshold + 1)
    assert not is_too_small(figure, kind="count", of_people=False, min_cell=threshold)


# --- versions


class Dated(NamedTuple):
    """A version in the case file: its number, and from when it holds."""

    number: int
    valid_from: date


@pytest.mark.parametrize("case", VERSIONS, ids=by_name)
def test_the_version_a_period_is_reported_in(case):
    known = [Dated(at, day) for at, day in enumerate(case["versions"], start=1)]
    period = parse_period(str(case["period"]))

    for order in (known, known[::-1]):
        chosen = version_in_force(order, period)
        assert (chosen.number if chosen else None) == case["number"]


@given(
    days=st.lists(st.dates(date(2024, 1, 1), date(2027, 1, 1)), unique=True, max_size=5),
    month=st.integers(1, 12),
)
@settings(max_examples=80)
def test_a_later_period_never_goes_back_to_an_older_definition(days, month):
    known = [Dated(at, day) for at, day in enumerate(sorted(days), start=1)]
    this, later = parse_period(f"2025-{month:02d}"), parse_period(f"2025-{month:02d}").next

    now, then = version_in_force(known, this), version_in_force(known, later)

    if now is not None:
        assert then is not None
        assert then.valid_from >= now.valid_from


# --- conversions


def becomes(period: str, value: str) -> Decimal | int | None:
    when = parse_period(period)
    written = CONVERSIONS["written"]
    ends = [later["since"] for later in written[1:]] + [None]
    in_force = [
        one
        for one, until in zip(written, ends, strict=True)
        if one["since"] < when.ends_before and (until is None or until > when.starts_on)
    ]
    if not in_force:
        return None
    entry = CellEntry("도시락", "5279000000", "", Decimal(value))
    return converted(entry, "M01", Decimal(in_force[-1]["factor"]), "도시락").value


@pytest.mark.parametrize("case", CONVERSIONS["cases"], ids=by_name)
def test_the_conversions_of_the_cases(case):
    made = becomes(str(case["period"]), case["value"])

    assert made == (None if case["becomes"] is None else Decimal(case["becomes"]))


def test_what_was_reported_in_ones_own_words_stays_beside_the_value():
    entry = CellEntry("도시락", "1", "", Decimal(10), comment="설날 포함")

    made = converted(entry, "M01", Decimal("1.50"), "도시락")

    assert (made.indicator, made.value) == ("M01", 15)
    assert made.comment == "도시락 10 × 1.5 · 설날 포함"


def test_a_very_long_note_is_cut_where_its_column_ends():
    made = converted(
        CellEntry("도시락", "1", "", Decimal(1), comment="가" * 600), "M01", Decimal(1), "도시락"
    )

    assert len(made.comment) == 500


def test_not_applicable_is_not_multiplied_and_parts_of_a_rate_keep_their_size():
    nothing = converted(CellEntry("a", "1", not_applicable=True), "M01", Decimal(3), "a")
    share = converted(CellEntry("a", "1", numerator=3, denominator=4), "M03", Decimal(3), "a")

    assert (nothing.not_applicable, nothing.value) == (True, None)
    assert (share.numerator, share.denominator, share.value) == (3, 4, None)


@given(
    value=st.decimals(0, 10**9, places=2),
    factor=st.decimals("0.0001", 1000, places=4),
)
@settings(max_examples=60)
def test_converting_is_multiplying_and_nothing_else(value, factor):
    made = converted(CellEntry("a", "1", "", value), "M01", factor, "a")

    assert made.value == value * factor


@pytest.mark.parametrize(
    ("one", "other"), [("도시락 개수", "도시락개수"), ("Meal Sets", "mealsets"), (" a\tb ", "AB")]
)
def test_two_writings_of_one_name(one, other):
    assert plain_name(one) == plain_name(other)


# --- the next round


def card(told_before: dict[str, Any]) -> RoundCard:
    period = str(told_before["period"])
    dates = RoundDates(told_before["opens"], told_before["due"], told_before["locks"])
    return RoundCard(1, 1, period, parse_period(period).kind, dates, {})


@pytest.mark.parametrize("case", ROUNDS, ids=by_name)
def test_the_next_round_that_is_suggested(case):
    before = [card(case["before"])] if "before" in case else []
    wanted = case["suggested"]

    made = suggested_round(before, case["kind"], case["day"])

    assert made.period == str(wanted["period"])
    assert made.dates == RoundDates(wanted["opens"], wanted["due"], wanted["locks"])


@given(
    kind=st.sampled_from(["month", "quarter", "half", "year"]),
    on=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
)
@settings(max_examples=60)
def test_what_is_suggested_first_has_ended_and_its_days_are_in_order(kind, on):
    made = suggested_round([], kind, on)

    assert parse_period(made.period).ends_before <= on
    assert made.dates.opens_on <= made.dates.due_on < made.dates.locks_on
    assert on <= made.dates.due_on  # nobody is late before they were asked
