"""The same words come to the same end, whether a phone tells them one at a time, in parts, or in one go."""

from itertools import combinations

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
