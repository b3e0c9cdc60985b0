"""Food safety: every limit comes from the law of the day; what does not hold is seen at once."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dure.ground.law.queries import law_entry
from dure.kernel.clock import SEOUL
from dure.kernel.dated import DatedValue
from dure.kernel.errors import Refused
from dure.kernel.packs import read_pack
from dure.programmes.care_meals.rules.food_safety import (
    HEALTH_QUESTIONS,
    POINTS,
    OnItsWay,
    dispose_after,
    faults_of,
    kept_until,
    limit_of,
    may_touch_food,
    must_come_back,
    read_celsius,
)
from dure.programmes.care_meals.types.kitchen_log import Delivery

DAY = date(2026, 11, 23)
CASES = read_pack(Path(__file__).parents[2] / "cases" / "food_safety.yaml")


def law(code: str) -> DatedValue:
    return law_entry(code, DAY)


@pytest.mark.parametrize("case", CASES["readings"], ids=lambda case: case["name"])
def test_a_reading_holds_or_does_not(case: dict[str, Any]) -> None:
    limit = limit_of(case["point"], law, inside=frozenset(case.get("inside", ())))
    assert limit.holds(Decimal(str(case["celsius"])), case.get("minutes")) is case["holds"]
    assert limit.citation


@pytest.mark.parametrize("case", CASES["deliveries"], ids=lambda case: case["name"])
def test_a_delivery_is_looked_at(case: dict[str, Any]) -> None:
    told = dict(case["delivery"])
    if "celsius" in told:
        told["celsius"] = Decimal(str(told["celsius"]))
    assert faults_of(Delivery(**told), DAY, law) == tuple(case["faults"])


@pytest.mark.parametrize("case", CASES["on_the_way"], ids=lambda case: case["name"])
def test_two_hours_to_the_door(case: dict[str, Any]) -> None:
    cooked = datetime(2026, 11, 23, 10, 0, tzinfo=SEOUL)
    meal = OnItsWay(cooked, cooked + timedelta(minutes=case["after"]), case["kept_warm"])
    assert must_come_back(meal, law) is case["recall"]


def test_a_sample_is_kept_for_six_days_to_the_hour() -> None:
    stored = datetime(2026, 11, 23, 11, 30, tzinfo=SEOUL)
    assert dispose_after(stored, law) == datetime(2026, 11, 29, 11, 30, tzinfo=SEOUL)


def test_every_point_has_a_limit_in_words() -> None:
    for point in POINTS:
        words = limit_of(point, law).words
        assert "°C" in words.ko
        assert words.en.startswith(("at least", "at most"))
    with pytest.raises(Refused, match="no_such_point"):
        limit_of("oven", law)


@pytest.mark.parametrize("told", ["-61", "301", "7500"])
def test_a_slip_of_the_finger_is_no_temperature(told: str) -> None:
    with pytest.raises(Refused, match="no_such_temperature"):
        read_celsius(Decimal(told))
    assert read_celsius(Decimal("75.04")) == Decimal("75.0")


@pytest.mark.parametrize(
    ("on", "last"),
    [
        (date(2026, 11, 23), date(2027, 2, 23)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 1, 31), date(2026, 4, 30)),
    ],
)
def test_a_receiving_log_is_kept_three_months(on: date, last: date) -> None:
    assert kept_until(on, law("food.receiving_log_months").value) == last


def test_one_yes_and_somebody_does_not_cook() -> None:
    well = dict.fromkeys(HEALTH_QUESTIONS, False)
    assert may_touch_food(well)
    for question in HEALTH_QUESTIONS:
        assert not may_touch_food({**well, question: True})
    with pytest.raises(Refused, match="health_unanswered"):
        may_touch_food({"stomach": False})
