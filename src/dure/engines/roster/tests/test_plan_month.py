"""A month's roster: every rule is kept, wishes are met where they can be, and work is shared."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dure.engines.roster import say
from dure.engines.roster.adapter import holds_without
from dure.engines.roster.plan_month import Budget, plan_month
from dure.engines.roster.rules import book_of
from dure.engines.roster.tests.kitchen import as_plan, person, plan, planned, shift, who
from dure.engines.roster.verify import broken_rules

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "conflicts.yaml").read_text("utf-8"))


def test_each_shift_gets_as_many_as_it_needs() -> None:
    found = planned(
        [person(name) for name in ("영희", "순자", "말자")],
        [shift("아침", 1, need=2), shift("낮", 1, "11:00", "14:00", need=3)],
    )

    assert found.possible
    assert found.proven
    assert {name: len(people) for name, people in who(found).items()} == {"아침": 2, "낮": 3}


def test_a_skill_is_found_among_those_who_work() -> None:
    found = planned(
        [person("영희"), person("순자", skills=["조리"]), person("말자")],
        [shift(f"아침{day}", day, need=2, skills={"조리": 1}) for day in range(1, 6)],
    )

    assert all("순자" in people for people in who(found).values())


def test_a_wish_not_to_work_is_met_while_somebody_else_can() -> None:
    found = planned(
        [person("영희", wishes=[{"want": "no", "day": "2026-12-01"}]), person("순자")],
        [shift("아침", 1)],
    )

    assert who(found) == {"아침": {"순자"}}
    assert found.cost.wishes == 0


def test_a_wish_that_cannot_be_met_is_told_and_weighed() -> None:
    found = planned(
        [person("영희", wishes=[{"want": "no", "shift": "아침", "weight": 7}])], [shift("아침", 1)]
    )

    assert found.possible
    assert found.cost.wishes == 7
    told = found.unmet_wishes[0]
    assert "영희" in say(told.code, told.values, korean=True)
    assert told.code == "roster.wish_no"


def test_of_two_wishes_the_heavier_is_met() -> None:
    found = planned(
        [
            person("영희", wishes=[{"want": "no", "shift": "아침", "weight": 3}]),
            person("순자", wishes=[{"want": "no", "shift": "아침", "weight": 8}]),
        ],
        [shift("아침", 1)],
    )

    assert who(found) == {"아침": {"영희"}}
    assert found.cost.wishes == 3


def test_a_wish_to_work_is_met() -> None:
    found = planned(
        [person("영희"), person("순자", wishes=[{"want": "yes", "day": "2026-12-02"}])],
        [shift("아침1", 1), shift("아침2", 2)],
    )

    assert "순자" in who(found)["아침2"]


def test_a_wish_about_a_day_without_shifts_costs_nothing() -> None:
    found = planned(
        [person("영희", wishes=[{"want": "yes", "day": "2026-12-24"}])], [shift("아침", 1)]
    )

    assert found.cost.total == 0


def test_work_is_shared_in_the_measure_of_what_each_may_work() -> None:
    """Twelve shifts for one who may work thirty hours and one who may work sixty: four and eight."""
    found = planned(
        [person("영희", month_hours=30), person("순자", month_hours=60)],
        [shift(f"아침{day}", day) for day in range(1, 13)],
        settings={"most_days_in_row": 31},
    )

    shifts = {one.person: one.shifts for one in found.loads}
    assert found.cost.evenness == 0
    assert 3 <= shifts["영희"] <= 5
    assert 7 <= shifts["순자"] <= 9


def test_evenness_gives_way_to_rules_and_says_what_it_cost() -> None:
    found = planned(
        [person("영희", skills=["조리"]), person("순자")],
        [shift(f"아침{day}", day, skills={"조리": 1}) for day in (1, 2, 3, 4, 6, 7, 8)],
    )

    assert found.possible
    assert found.cost.evenness > 0


def test_a_sick_cook_changes_as_little_as_possible() -> None:
    people = [person(name) for name in ("영희", "순자", "말자", "복순")]
    shifts = [shift(f"아침{day}", day, need=2) for day in range(1, 7)]
    before = planned(people, shifts)
    known = [
        {"shift": one.shift, "person": name} for one in before.assignments for name in one.people
    ]
    sick = next(iter(who(before)["아침1"]))

    after = planned(
        people,
        shifts,
        previous=known,
        fixed=[{"shift": "아침1", "person": sick, "works": False}],
    )

    changed = [name for name in who(before) if who(before)[name] != who(after)[name]]
    assert changed == ["아침1"]
    assert after.cost.changes == 2 * 3  # one who leaves, one who comes


def test_the_unchanged_roster_costs_no_change() -> None:
    people, shifts = [person("영희"), person("순자")], [shift("아침", 1), shift("낮", 2)]
    before = planned(people, shifts)
    known = [
        {"shift": one.shift, "person": name} for one in before.assignments for name in one.people
    ]

    after = planned(people, shifts, previous=known)

    assert who(after) == who(before)
    assert after.cost.changes == 0


def test_a_shift_may_take_more_than_it_needs_where_it_says_so() -> None:
    found = planned(
        [person("영희", least_month_hours=3), person("순자", least_month_hours=3)],
        [shift("아침", 1, need=1, most=2)],
    )

    assert who(found) == {"아침": {"영희", "순자"}}


def test_a_month_without_shifts_is_possible() -> None:
    found = planned([person("영희")], [])

    assert found.possible
    assert [(one.person, one.minutes) for one in found.loads] == [("영희", 0)]


def test_a_shift_that_needs_nobody_stays_empty() -> None:
    assert who(planned([person("영희")], [shift("쉬는날", 1, need=0)])) == {"쉬는날": set()}


def test_breaks_are_not_work() -> None:
    found = planned(
        [person("영희", month_hours=6)],
        [shift("낮", 1, "09:00", "16:00", break_minutes=60)],
    )

    assert found.loads[0].minutes == 360
    assert found.loads[0].share == 1


def test_hours_with_a_decimal_are_kept_to_the_minute() -> None:
    enough = planned([person("영희", month_hours=2.5)], [shift("아침", 1, "07:00", "09:30")])
    short = planned([person("영희", month_hours=2.49)], [shift("아침", 1, "07:00", "09:30")])

    assert enough.possible
    assert not short.possible


def plan_of(case: dict[str, Any]) -> dict[str, Any]:
    people = [{"id": name, **said} for name, said in case["people"].items()]
    keys = ("day", "starts", "ends", "need", "skills")
    shifts = [
        {"id": name, **dict(zip(keys, said, strict=False))} for name, said in case["shifts"].items()
    ]
    return {"people": people, "shifts": shifts} | {
        key: case[key] for key in ("pairs", "fixed") if key in case
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_clashes_is_named_and_nothing_else(case: dict[str, Any]) -> None:
    said = plan_of(case)
    found = planned(said.pop("people"), said.pop("shifts"), **said)

    named = sorted(
        f"{one.code}:{one.values.get('person', one.values.get('shift', one.values.get('a')))}"
        for one in found.conflict
    )
    assert not found.possible
    assert found.proven
    assert named == sorted(case["conflict"])
    for one in found.conflict:
        for korean in (True, False):
            assert "{" not in say(one.code, one.values, korean=korean)


def test_without_any_one_of_the_named_rules_the_others_hold() -> None:
    the_plan = plan(
        [person("영희", off=["2026-12-01"]), person("순자", month_hours=3), person("말자")],
        [shift("아침", 1, need=2), shift("낮", 2, need=3), shift("저녁", 3, need=3)],
    )
    found = planned(
        [person("영희", off=["2026-12-01"]), person("순자", month_hours=3), person("말자")],
        [shift("아침", 1, need=2), shift("낮", 2, need=3), shift("저녁", 3, need=3)],
    )
    book = book_of(the_plan)
    numbers = [book.rules.index(one) for one in found.conflict]

    assert len(numbers) >= 2
    assert holds_without(book.problem, numbers, seconds=5) is False
    for one in numbers:
        rest = [other for other in numbers if other != one]
        assert holds_without(book.problem, rest, seconds=5) is True


def test_an_impossible_month_still_shows_the_roster_with_the_fewest_missing() -> None:
    people = [person("영희"), person("순자", off=["2026-12-02"])]
    shifts = [shift("아침1", 1, need=2), shift("아침2", 2, need=2)]
    found = planned(people, shifts)

    assert {one.shift: one.missing for one in found.assignments} == {"아침1": 0, "아침2": 1}
    assert who(found)["아침2"] == {"영희"}
    others = [one for one in broken_rules(plan(people, shifts), found) if one != "need:아침2"]
    assert others == []


def test_of_two_clashes_the_smaller_one_is_named() -> None:
    """나 has no hours for her evening: two rules. That 가 has none and 다 is away in the morning: three."""
    evening = {"day": "2026-12-02", "starts": "13:00", "ends": "18:00"}
    shifts = [
        {"id": "아침", "day": "2026-12-01", "starts": "07:00", "ends": "11:00", "need": 2},
        {"id": "저녁", "need": 1, **evening},
    ]
    people = [
        {"id": "가", "month_hours": 3},
        {"id": "나", "month_hours": 30, "week_hours": 4},
        {"id": "다", "month_hours": 30, "off": ["2026-12-01"]},
    ]
    fixed = [{"shift": "저녁", "person": "나"}]
    plan = as_plan({"people": people, "shifts": shifts, "fixed": fixed})

    found = plan_month(plan, budget=Budget(seconds=10))

    assert {one.code for one in found.conflict} == {"roster.fixed", "roster.week_cap"}
    assert found.proven


@pytest.mark.slow
def test_a_whole_month_with_too_few_hours_says_which_rules_clash() -> None:
    """Sixty people of thirty hours cannot fill 2,112 hours; the clash has a hundred rules and is named."""
    days = [f"2026-12-{day:02d}" for day in range(1, 23)]
    hours = (("07:00", "11:00"), ("08:30", "12:30"))
    shifts = [
        {"id": f"{day} {a}", "day": day, "starts": a, "ends": b, "need": 12}
        for day in days
        for a, b in hours
    ]
    people = [{"id": f"p{n}", "month_hours": 30} for n in range(60)]

    found = plan_month(as_plan({"people": people, "shifts": shifts}), budget=Budget(seconds=20))

    assert not found.possible
    assert {"roster.need", "roster.month_cap"} <= {one.code for one in found.conflict}


def test_hours_with_a_point_are_kept_to_the_minute() -> None:
    """4.1 hours are 246 minutes: as rest, as the most of a day and a month, and as the least."""
    evening = shift("저녁", 1, "18:00", "22:06")
    early, rested = shift("이른 아침", 2, "02:11", "03:11"), shift("아침", 2, "02:12", "03:12")
    hours = {"day_hours": 4.1, "month_hours": 5.1, "rest_hours": 4.1}

    assert planned([person("영희", **hours, least_month_hours=5.1)], [evening, rested]).possible
    too_close = planned([person("영희", **hours)], [evening, early])

    assert {one.code for one in too_close.conflict} == {"roster.need", "roster.rest"}


@pytest.mark.parametrize("hours", [1.1, 2.3, 4.1, 10.51, 16.1])
def test_what_the_rules_let_through_the_check_lets_through_as_well(hours: float) -> None:
    minutes = round(hours * 60)
    until = f"{(6 * 60 + minutes) // 60:02d}:{(6 * 60 + minutes) % 60:02d}"
    one = person("영희", month_hours=hours, day_hours=hours, week_hours=hours)

    found = planned([one], [shift("하루", 1, "06:00", until)])

    assert found.possible is (minutes <= hours * 60 + 1e-6)
