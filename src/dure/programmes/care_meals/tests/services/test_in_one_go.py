"""The same words come to the same end, whether a phone tells them one at a time, in parts, or in one go."""

from itertools import combinations, permutations

import pytest

from dure.communication.services import close_alert
from dure.programmes.care_meals.tests.door_story import NOON, Monday, minutes, monday, tells, touch
from dure.programmes.care_meals.types.door import Told

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CUTS = [cut for n in range(4) for cut in combinations((1, 2, 3), n)]


def in_parts(here: Monday, told: list[Told], cuts: tuple[int, ...]) -> None:
    """The phone speaks once for each part between two cuts."""
    ends = [*cuts, len(told)]
    for n, (begin, end) in enumerate(zip([0, *ends], ends, strict=False)):
        if told[begin:end]:
            tells(here, *told[begin:end], at=minutes(60 + n))


def still_open(here: Monday) -> list[tuple[str, str]]:
    """Ladder and rung of what nobody has closed."""
    return [
        (one.ladder_code.partition(".")[2], one.ladder["rungs"][one.rung]["code"])
        for one in here.alerts()
        if one.closed_at is None
    ]


@pytest.mark.parametrize("cuts", CUTS)
@pytest.mark.parametrize("slips", [True, False])
def test_danger_goes_on_until_a_person_closes_it_whatever_is_taken_back_or_handed_over(cuts, slips):
    here = monday()
    stop = here.stop(1)
    closed = touch("visit", stop, minutes(20), outcome="nobody")
    told = [
        closed,
        touch("danger", stop, minutes(21), sign="gas"),
        touch("undo", stop, minutes(22 if slips else 50), of=closed.number),
        touch("visit", stop, minutes(55), outcome="delivered"),
    ]

    in_parts(here, told, cuts)

    assert still_open(here) == [("no_answer", "rescue")]
    assert here.standing(1).outcome == "delivered"
    for alert in [one for one in here.alerts() if one.closed_at is None]:
        gone = {"alert": alert.public_id, "outcome": "mistaken", "at": NOON}
        close_alert(here.story.coordinator, **gone)
    tells(here, touch("visit", stop, minutes(95), outcome="nobody"), at=minutes(96))
    tells(here, touch("visit", stop, minutes(97), outcome="delivered"), at=minutes(98))
    assert still_open(here) == [], "what a person closed keeps no later alert open"


NEVER, WORRYING, WELL = (None, None, None), (2, 1, 1), (1, 1, 1)


def looked(kind: str, levels: tuple[int, ...], **of: object) -> dict[str, object]:
    return {"kind": kind, **dict(zip(("mood", "appetite", "walking"), levels, strict=True)), **of}


@pytest.mark.parametrize("again", [False, True])
def test_what_was_seen_at_a_visit_that_was_undone_is_never_put_to_the_one_after_it(again):
    orders = list(permutations(range(5 if again else 4)))[:: 3 if again else 1]
    here = monday(names=[f"박순례{n}" for n in range(len(orders))])
    for place, order in enumerate(orders, start=1):
        stop = here.stop(place)
        slip = touch("visit", stop, minutes(20), outcome="delivered")
        seen = touch(stop=stop, at=minutes(21), of=slip.number, **looked("wellness", WORRYING))
        undo = touch("undo", stop, minutes(22), of=slip.number)
        meal = touch("visit", stop, minutes(30), outcome="delivered")
        well = touch(stop=stop, at=minutes(31), of=meal.number, **looked("wellness", WELL))
        told = [slip, seen, undo, meal, well]
        for turn, n in enumerate(order):
            tells(here, told[n], at=minutes(60 + turn))

    found = [here.standing(place) for place in range(1, len(orders) + 1)]
    wrong = [
        (order, one and one.levels)
        for order, one in zip(orders, found, strict=True)
        if one is None or one.levels != (WELL if again else NEVER)
    ]
    assert wrong == []
    assert here.alerts() == []


def bad_and_replaced(here: Monday) -> list[Told]:
    first = touch("visit", here.stop(1), minutes(20), outcome="delivered")
    bad = looked("wellness", (3, 1, 1), of=first.number)
    return [
        first,
        touch(stop=here.stop(1), at=minutes(24), **bad),
        touch("visit", here.stop(1), minutes(30), outcome="left"),
    ]


def unwell_and_replaced(here: Monday) -> list[Told]:
    return [
        touch("visit", here.stop(1), minutes(20), outcome="problem", problem="unwell"),
        touch("visit", here.stop(1), minutes(25), outcome="delivered"),
    ]


def unwell_and_withdrawn(here: Monday) -> list[Told]:
    unwell = touch("visit", here.stop(1), minutes(20), outcome="problem", problem="unwell")
    return [
        unwell,
        touch("undo", here.stop(1), minutes(50), of=unwell.number),
        touch("visit", here.stop(1), minutes(51), outcome="delivered"),
    ]


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("cuts", [(), (1,), (2,), (1, 2)])
@pytest.mark.parametrize("said", [bad_and_replaced, unwell_and_replaced, unwell_and_withdrawn])
def test_what_was_seen_bad_is_an_alert_though_another_visit_took_its_place(said, cuts, backwards):
    here = monday()
    told = said(here)
    in_parts(here, told[::-1] if backwards else told, cuts)
    assert still_open(here) == [("changed", "coordinator")]
