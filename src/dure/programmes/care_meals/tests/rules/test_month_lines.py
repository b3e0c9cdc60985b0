"""Each thing of a day becomes the lines that the cases say, and sums do not depend on the order."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.kernel.clock import SEOUL
from dure.kernel.packs import read_pack
from dure.programmes.care_meals.rules.month_lines import diet_of, month_lines
from dure.programmes.care_meals.types.month import (
    AlertEnded,
    CheckDue,
    DoorDue,
    MonthKnown,
    PlacesDue,
    Worked,
)

DAY, FIRST, HERE = date(2026, 11, 23), date(2026, 11, 1), "5290025000"
CASES = read_pack(Path(__file__).resolve().parents[2] / "cases" / "month.yaml")


def moment(told):
    return datetime.combine(DAY, time.fromisoformat(told), SEOUL) if told else None


def door(outcome="", problem="", at="", told="", diet="", as_ordered=True, **more):
    return DoorDue(
        on=DAY,
        mode="walk",
        place_code=HERE,
        portions=1,
        opens=time(10, 50),
        closes=time(12, 20),
        outcome=outcome,
        problem=problem,
        at=moment(at),
        told_at=moment(told),
        diet=diet,
        as_ordered=as_ordered,
        **more,
    )


@pytest.mark.parametrize("case", CASES, ids=[each["name"] for each in CASES])
def test_one_thing_of_a_day_counts_as_the_case_says(case):
    known = MonthKnown(
        doors=(door(**case["door"]),) if "door" in case else (),
        checks=(CheckDue(DAY, **case["check"]),) if "check" in case else (),
        places=(PlacesDue(DAY, "cook", **case["shift"]),) if "shift" in case else (),
    )

    lines = month_lines(known, first=FIRST, place_code=HERE)

    found = {line.kind.removeprefix("care_meals."): line.quantity for line in lines}
    assert found == {kind: Decimal(n) for kind, n in case["lines"].items()}


def test_a_door_told_the_day_after_is_told_too_late():
    late = DoorDue(
        DAY, "walk", HERE, 1, time(10), time(12), "delivered", "", moment("11:00"),
        datetime(2026, 11, 24, 0, 1, tzinfo=SEOUL),
    )  # fmt: skip
    lines = month_lines(MonthKnown(doors=(late,)), first=FIRST, place_code=HERE)
    assert {line.kind: line.quantity for line in lines}["care_meals.doors_told"] == 0


def test_the_median_is_the_middle_and_forgets_what_was_touched_by_mistake():
    minutes = ((12, "well"), (90, "hospital"), (30, "away"), (5, "mistaken"))
    alerts = [
        AlertEnded(f"a{n}", DAY, "care_meals.no_answer", n, outcome) for n, outcome in minutes
    ]
    watch = AlertEnded("b", DAY, "care_meals.watch", 600, "doctor")

    lines = month_lines(MonthKnown(alerts=(*alerts, watch)), first=FIRST, place_code=HERE)

    told = {line.key: line.quantity for line in lines}
    assert told["median"] == 30  # of 12, 30 and 90
    assert {key for key in told if key.startswith("crisis")} == {"crisis:a90", "crisis:b"}


def test_no_alert_at_all_makes_no_median():
    assert month_lines(MonthKnown(), first=FIRST, place_code=HERE) == ()


@pytest.mark.parametrize(
    ("need", "split"),
    [
        (((), "", 7), ""),
        ((("shrimp",), "", 7), "plain"),
        (((), "low_salt", 5), "low_salt"),
        (((), "no_pork", 7), "other"),
        (((), "", 5), "chopped"),
        (((), "", 4), "pureed"),
    ],
)
def test_a_need_belongs_to_one_split(need, split):
    assert diet_of(*need) == split


DOORS = st.lists(
    st.builds(
        door,
        outcome=st.sampled_from(["", "delivered", "left", "nobody", "problem"]),
        at=st.sampled_from(["", "11:00", "12:30"]),
        told=st.sampled_from(["", "11:01"]),
        diet=st.sampled_from(["", "low_salt", "plain"]),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(doors=DOORS, turn=st.randoms(use_true_random=False))
def test_the_order_of_doors_changes_nothing_and_no_part_is_larger_than_its_whole(doors, turn):
    mixed = list(doors)
    turn.shuffle(mixed)
    lines = month_lines(MonthKnown(doors=tuple(doors)), first=FIRST, place_code=HERE)
    assert month_lines(MonthKnown(doors=tuple(mixed)), first=FIRST, place_code=HERE) == lines

    sums: dict[str, Decimal] = {}
    for line in lines:
        sums[line.kind] = sums.get(line.kind, Decimal(0)) + line.quantity
    for part, whole in (
        ("doors_told", "doors_due"),
        ("drops_in_time", "drops"),
        ("diet_kept", "diet_drops"),
        ("drops", "doors_due"),
    ):
        assert sums.get(f"care_meals.{part}", 0) <= sums.get(f"care_meals.{whole}", 0)
    assert len({line.key for line in lines}) == len(lines)


@settings(max_examples=40, deadline=None)
@given(minutes=st.lists(st.integers(1, 600), min_size=1, max_size=20))
def test_hours_are_the_minutes_to_a_hundredth(minutes):
    worked = tuple(Worked(DAY, "community", each) for each in minutes)
    (line,) = month_lines(MonthKnown(worked=worked), first=FIRST, place_code=HERE)
    assert abs(line.quantity - Decimal(sum(minutes)) / 60) <= Decimal("0.005")
