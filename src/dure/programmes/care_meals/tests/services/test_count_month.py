"""The month counts itself: each number of M01–M16 beside what a pencil says of the same month."""

from decimal import Decimal
from fractions import Fraction

import pytest

from dure.activities.models import ServiceRecord
from dure.kernel.errors import Refused
from dure.measurement.models import Observation
from dure.measurement.services import calculate_period
from dure.programmes.care_meals.models import DoorVisit, MealDay
from dure.programmes.care_meals.services import count_month, take_back_visit
from dure.programmes.care_meals.tests.month_story import (
    FIRST_OF_DECEMBER,
    MONDAY,
    NOVEMBER,
    PERIODS,
    november,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# What a pencil says: (value) or (numerator, denominator) of each indicator.
PENCIL = {
    "M01": 7,  # Monday: 3 of 4 doors and 2 in the hall; Tuesday: 2
    "M02": 4,  # 박순례, 김말순, 정옥분 at their doors, 김영수 in the hall
    "M03": (4, 5),  # one of five drops came at 12:30
    "M04": (2, 3),  # three drops for two who must be minded; one was called back
    "M05": (2, 3),  # two dishes and a freezer due; one dish never measured
    "M06": (5, 6),  # one of six doors was written down the day after
    "M07": 46,  # shut at 11:40, found at 12:26
    "M08": 1,
    "M09": (3, 2),  # the last answers: 1 and 2 days
    "M10": (1, 2),
    "M11": (10, 2),
    "M12": 2,
    "M13": (82_560 + 29_000, 2),  # eight hours at 10,320; three of thirty hours of 290,000
    "M14": (3, 4),
    "M15": (1, 11),  # one accident in eleven hours
    "M16": (49_000, 7),
}


def counted(here):
    """Count the month, then work out the reports of the kitchen."""
    village = here.story.village
    made = count_month(
        here.who, kitchen_id=here.story.kitchen.pk, month=NOVEMBER, at=FIRST_OF_DECEMBER
    )
    for period in PERIODS:
        calculate_period(
            village.reporter,
            initiative_id=village.initiative.pk,
            organisation_id=village.kitchen.pk,
            period=period,
            at=FIRST_OF_DECEMBER,
        )
    return made


def values(here, cell=""):
    rows = Observation.objects.within(organisation_id=here.story.village.kitchen.pk, cell=cell)
    return {row.indicator.code: row for row in rows.select_related("indicator")}


@pytest.mark.slow
def test_every_number_of_the_month_is_what_a_pencil_says():
    here = november()

    counted(here)

    found = values(here)
    assert sorted(found) == sorted(PENCIL)
    for code, told in PENCIL.items():
        row = found[code]
        if isinstance(told, tuple):
            assert Fraction(row.numerator) / Fraction(row.denominator) == Fraction(*told), code
        else:
            assert row.value == told, code
    assert {row.source for row in found.values()} == {"computed"}


def test_counted_twice_it_is_the_same_and_a_visit_taken_back_is_put_right():
    here = november(asked=False)
    asked = {"kitchen_id": here.story.kitchen.pk, "month": NOVEMBER, "at": FIRST_OF_DECEMBER}
    first = count_month(here.who, **asked)
    lines = ServiceRecord.objects.everywhere("test").count()

    again = count_month(here.who, **asked)
    assert (again.new, again.mended, again.gone) == (0, 0, 0)
    assert again.standing == first.new
    assert ServiceRecord.objects.everywhere("test").count() == lines

    MealDay.objects.within(pk=here.monday.day.pk).update(state="open")
    take_back_visit(here.who, stop=here.monday.stop(1).public_id, at=FIRST_OF_DECEMBER)
    mended = count_month(here.who, **asked)
    # 박순례's door: told one less, a drop and one in time less, a meal left over, and no diet drop.
    assert (mended.new, mended.mended) == (0, 4)
    assert mended.gone == 2  # of low_salt on Monday nothing is left: due and kept
    told = standing("care_meals.doors_told", MONDAY)
    assert [line.quantity for line in told] == [Decimal(3)]


def test_what_was_gone_and_comes_again_is_counted_again():
    here = november(asked=False)
    asked = {"kitchen_id": here.story.kitchen.pk, "month": NOVEMBER, "at": FIRST_OF_DECEMBER}
    count_month(here.who, **asked)
    visits = DoorVisit.objects.within(stop__day_id=here.monday.day.pk)
    kept = list(visits.filter(undone_at__isnull=True).values_list("pk", flat=True))
    visits.filter(pk__in=kept).update(undone_at=FIRST_OF_DECEMBER)
    count_month(here.who, **asked)
    assert standing("care_meals.drops", MONDAY) == []

    visits.filter(pk__in=kept).update(undone_at=None)
    count_month(here.who, **asked)

    assert [line.quantity for line in standing("care_meals.drops", MONDAY)] == [Decimal(3)]


def test_a_day_that_is_not_over_is_not_counted():
    here = november(asked=False)
    MealDay.objects.within(pk=here.monday.day.pk).update(state="open")
    noon = FIRST_OF_DECEMBER.replace(month=11, day=23, hour=12)
    count_month(here.who, kitchen_id=here.story.kitchen.pk, month=NOVEMBER, at=noon)

    assert standing("care_meals.doors_due", MONDAY) == []


def test_nobody_of_another_organisation_counts_our_month():
    here = november(asked=False)
    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        count_month(
            here.story.stranger,
            kitchen_id=here.story.kitchen.pk,
            month=NOVEMBER,
            at=FIRST_OF_DECEMBER,
        )


def standing(kind, on):
    rows = ServiceRecord.objects.everywhere("test").filter(kind__code=kind, reverses__isnull=True)
    return list(rows.filter(occurred_at__date=on, reversed_by__isnull=True).order_by("pk"))
