"""From the ledger to the report: March at the kitchen, counted line by line and back again."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from dure.activities.models import ServiceKind, ServiceRecord
from dure.activities.services import correct_record, record_service
from dure.activities.tests.story import elder
from dure.activities.types import Correction, ServiceFact
from dure.ground.people.models import Person
from dure.ground.places.models import Place
from dure.ground.tests.story import person_who
from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused
from dure.measurement.models import (
    Assignment,
    Calculation,
    IndicatorVersion,
    Observation,
    Report,
)
from dure.measurement.queries import stale_calculations
from dure.measurement.services import calculate_period, save_values
from dure.measurement.tests.factories import GARAM, IN_MARCH, Season, season, typed

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LUNCH = {"service": ["care_meals.lunch"]}
RECIPES = {
    "M01": {"kind": "sum", "of": "quantity", "where": LUNCH},
    "M02": {"kind": "distinct", "of": "person", "where": LUNCH},
    "M03": {
        "kind": "ratio",
        "scale": 100,
        "numerator": {"kind": "count", "where": {**LUNCH, "on_time": ["yes"]}},
        "denominator": {"kind": "count", "where": LUNCH},
    },
}


class Kitchen:
    """The kitchen's March: a season whose three lines are filled from the ledger."""

    def __init__(self) -> None:
        self.season: Season = season()
        self.garam = self.season.garam
        self.worker = person_who("worker", self.garam.initiative, self.garam.kitchen, "worker")
        ServiceKind.objects.create(
            code="care_meals.lunch", name_ko="점심", name_en="Lunch", unit="식"
        )
        Place.objects.create(
            code=GARAM, level="sigungu", name_ko="가람군", valid_from=date(2020, 1, 1)
        )
        Place.objects.create(
            code="5279025000",
            level="eup_myeon_dong",
            name_ko="가람읍",
            parent_code=GARAM,
            valid_from=date(2020, 1, 1),
        )
        for code, recipe in RECIPES.items():
            IndicatorVersion.objects.filter(indicator__code=code).update(computed_from=recipe)
        Assignment.objects.update(computed=True)
        self.soonrye = elder(self.garam.kitchen, "박순례", "K-1")
        self.malja = elder(self.garam.kitchen, "김말자", "K-2")

    def lunch(self, day: int, person: Person | None, **said: object) -> int:
        given: dict[str, object] = {
            "initiative_id": self.garam.initiative.pk,
            "organisation_id": self.garam.kitchen.pk,
            "kind": "care_meals.lunch",
            "occurred_at": datetime(2026, 3, day, 12, tzinfo=SEOUL),
            "place_code": GARAM,
            "source": f"t:{ServiceRecord.objects.everywhere('test').count()}",
            "person_id": person.pk if person else None,
            "attributes": {"sex": "f", "on_time": "yes"},
        }
        fact = ServiceFact(**(given | said))
        return record_service(self.worker, fact=fact, at=IN_MARCH).record_id

    def calculate(self):
        return calculate_period(
            self.garam.reporter,
            initiative_id=self.garam.initiative.pk,
            organisation_id=self.garam.kitchen.pk,
            period="2026-03",
            at=IN_MARCH,
        )

    def value(self, code: str, cell: str = "") -> Observation | None:
        rows = Observation.objects.within(organisation_id=self.garam.kitchen.pk)
        return rows.filter(indicator__code=code, cell=cell, period="2026-03").first()


def test_three_lunches_of_two_women_become_three_meals_and_two_people():
    kitchen = Kitchen()
    kitchen.lunch(2, kitchen.soonrye)
    kitchen.lunch(3, kitchen.soonrye, attributes={"sex": "f", "on_time": "no"})
    kitchen.lunch(3, kitchen.malja)

    outcome = kitchen.calculate()

    meals, people, on_time = (kitchen.value(code) for code in ("M01", "M02", "M03"))
    assert (meals.value, meals.method, meals.source) == (3, "exact", "computed")
    assert (people.value, people.method) == (2, "distinct")
    assert (on_time.value, on_time.numerator, on_time.denominator) == (None, 2, 3)
    assert meals.calculation_id == outcome.calculation_id
    assert (outcome.records_read, outcome.ledger_head) == (3, meals.calculation.ledger_head)


def test_a_cell_without_records_is_zero_once_there_is_a_total_and_nothing_is_not_zero():
    kitchen = Kitchen()
    kitchen.lunch(2, kitchen.soonrye)

    kitchen.calculate()

    assert kitchen.value("M02", "sex=f").value == 1
    assert kitchen.value("M02", "sex=m").value == 0
    kitchen.lunch(2, kitchen.malja, occurred_at=datetime(2026, 2, 2, 12, tzinfo=SEOUL))
    assert Observation.objects.within(period="2026-02").count() == 0


def test_a_month_without_any_record_is_not_reported():
    kitchen = Kitchen()

    outcome = kitchen.calculate()

    assert outcome.written == 0
    assert kitchen.value("M01") is None


def test_anonymous_guests_make_the_count_of_people_a_range():
    kitchen = Kitchen()
    kitchen.lunch(2, kitchen.soonrye)
    kitchen.lunch(3, None, quantity=Decimal(5), head_count=5)

    kitchen.calculate()

    people = kitchen.value("M02")
    assert (people.value, people.method) == (6, "sum")
    assert (people.low, people.high) == (5, 6)


def test_taking_a_record_back_restores_the_number():
    kitchen = Kitchen()
    kitchen.lunch(2, kitchen.soonrye)
    first = kitchen.calculate()
    wrong = kitchen.lunch(3, kitchen.malja, quantity=Decimal(40))
    kitchen.calculate()
    assert kitchen.value("M01").value == 41

    correct_record(
        kitchen.worker,
        record_id=wrong,
        correction=Correction(void=True),
        reason="잘못 적음",
        at=IN_MARCH,
    )
    again = kitchen.calculate()

    assert kitchen.value("M01").value == 1
    assert kitchen.value("M02").value == 1
    assert again.ledger_head > first.ledger_head
    assert again.fingerprint == first.fingerprint


def test_a_typed_value_is_left_alone_and_the_difference_is_said():
    kitchen = Kitchen()
    Assignment.objects.update(computed=False)
    save_values(
        kitchen.garam.reporter,
        report_id=kitchen.season.kitchen.id,
        entries=[typed("M01", 90)],
        at=IN_MARCH,
    )
    Assignment.objects.update(computed=True)
    kitchen.lunch(2, kitchen.soonrye)

    outcome = kitchen.calculate()

    (unlike,) = outcome.typed
    assert (unlike.code, unlike.stands, unlike.computed) == ("M01", "90", "1")
    assert (kitchen.value("M01").value, kitchen.value("M01").source) == (90, "form")


def test_a_report_that_was_handed_in_keeps_its_values_and_somebody_is_told():
    kitchen = Kitchen()
    kitchen.lunch(2, kitchen.soonrye)
    kitchen.calculate()
    Report.objects.within(pk=kitchen.season.kitchen.id).update(status="submitted")
    kitchen.lunch(3, kitchen.soonrye)

    outcome = kitchen.calculate()

    assert kitchen.value("M01").value == 1
    assert ("M01", "1", "2") in {(u.code, u.stands, u.computed) for u in outcome.standing}
    assert [stale.reason for stale in stale_calculations()] == ["differs"]


def test_the_same_ledger_gives_the_same_run_and_nothing_changes():
    kitchen = Kitchen()
    kitchen.lunch(2, kitchen.soonrye)
    first = kitchen.calculate()

    again = kitchen.calculate()

    assert (again.calculation_id, again.fingerprint) == (first.calculation_id, first.fingerprint)
    assert (again.written, Calculation.objects.count()) == (0, 1)


def test_a_late_record_makes_its_own_month_stale_and_no_other():
    kitchen = Kitchen()
    kitchen.lunch(2, kitchen.soonrye)
    kitchen.calculate()
    kitchen.lunch(1, kitchen.soonrye, occurred_at=datetime(2026, 4, 1, 12, tzinfo=SEOUL))
    assert stale_calculations() == ()

    kitchen.lunch(30, kitchen.soonrye)

    (stale,) = stale_calculations()
    assert (stale.period, stale.reason) == ("2026-03", "grown")
    kitchen.calculate()
    assert stale_calculations() == ()


def test_a_lunch_in_the_town_counts_for_the_county_and_one_elsewhere_is_named_outside():
    kitchen = Kitchen()
    Place.objects.create(
        code="5211000000", level="sigungu", name_ko="이웃시", valid_from=date(2020, 1, 1)
    )
    kitchen.lunch(2, kitchen.soonrye, place_code="5279025000")
    kitchen.lunch(3, kitchen.soonrye, place_code="5211000000")

    outcome = kitchen.calculate()

    assert kitchen.value("M01").value == 1
    assert outcome.outside == 1


def test_records_that_were_all_taken_back_leave_no_value_behind():
    kitchen = Kitchen()
    record = kitchen.lunch(2, kitchen.soonrye)
    kitchen.calculate()
    correct_record(
        kitchen.worker,
        record_id=record,
        correction=Correction(void=True),
        reason="없던 일",
        at=IN_MARCH,
    )

    outcome = kitchen.calculate()

    assert kitchen.value("M01") is None
    assert outcome.cleared > 0


def test_a_recipe_that_cannot_be_counted_is_refused_with_its_indicator():
    kitchen = Kitchen()
    IndicatorVersion.objects.filter(indicator__code="M01").update(computed_from={"kind": "guess"})

    with pytest.raises(Refused, match="bad_computation"):
        kitchen.calculate()


def test_a_reporter_of_another_house_does_not_calculate_for_the_kitchen():
    kitchen = Kitchen()

    with pytest.raises(Refused, match="not_allowed"):
        calculate_period(
            kitchen.garam.welfare_reporter,
            initiative_id=kitchen.garam.initiative.pk,
            organisation_id=kitchen.garam.kitchen.pk,
            period="2026-03",
            at=IN_MARCH,
        )
