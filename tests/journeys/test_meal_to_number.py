"""A meal becomes a line, a value, an approved report, a published number - and is found again."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from dure.activities.queries import records_behind
from dure.activities.services import correct_record, define_service_kind, record_service
from dure.activities.types import Correction, FactsWanted, KindDraft, ServiceFact
from dure.engines.measure import parse_period
from dure.ground.places.models import Place
from dure.ground.places.queries.tree_on import forget_trees
from dure.ground.tests.story import NOW
from dure.kernel.clock import SEOUL
from dure.kernel.words import Words
from dure.measurement.models import Assignment, IndicatorVersion, PublishedNumber
from dure.measurement.queries import trace
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.services import (
    approve_report,
    calculate_period,
    publish_numbers,
    submit_report,
)
from dure.measurement.tests.factories import GARAM, IN_MARCH, season

pytestmark = pytest.mark.django_db
COUNTED = {"kind": "sum", "of": "quantity", "where": {"service": ["meals.lunchbox"]}}


@pytest.fixture
def march():
    """A season whose meals are counted from the kitchen's own records."""
    Place.objects.create(
        code=GARAM, level="sigungu", name_ko="가람군", valid_from=date(2020, 1, 1), fictional=True
    )
    forget_trees()
    made = season()
    Assignment.objects.filter(indicator__code="M01").update(computed=True)
    IndicatorVersion.objects.filter(indicator__code="M01").update(computed_from=COUNTED)
    kind = KindDraft(code="meals.lunchbox", name=Words("도시락", "Lunch box"), unit="식")
    where = {"initiative_id": made.garam.initiative.pk}
    define_service_kind(made.garam.director, kind=kind, at=IN_MARCH, **where)
    return made


def hand_over(march, *, meals: int, source: str) -> int:
    garam = march.garam
    fact = ServiceFact(
        initiative_id=garam.initiative.pk,
        organisation_id=garam.kitchen.pk,
        kind="meals.lunchbox",
        occurred_at=IN_MARCH.replace(month=3, day=20),
        place_code=GARAM,
        source=source,
        quantity=Decimal(meals),
    )
    return record_service(garam.director, fact=fact, at=IN_MARCH).record_id


def counted(march):
    return calculate_period(
        march.garam.reporter,
        initiative_id=march.garam.initiative.pk,
        organisation_id=march.garam.kitchen.pk,
        period="2026-03",
        at=IN_MARCH,
    )


def published(march) -> PublishedNumber:
    garam = march.garam
    prepared = prepare_release(
        initiative_id=garam.initiative.pk,
        min_cell=5,
        first="2026-03",
        last="2026-03",
        as_of=date(2026, 4, 30),
    )
    release = publish_numbers(
        garam.director, prepared=prepared, title=Words("3월", "March"), at=NOW
    )
    return release.numbers.get(
        indicator__code="M01", organisation=None, place_code="", cell="", period="2026-03"
    )


def test_a_meal_becomes_a_public_number_and_the_number_leads_back_to_the_meal(march, client):
    first, second = (hand_over(march, meals=n, source=f"door:{n}") for n in (92, 60))
    counted(march)
    garam = march.garam
    submit_report(garam.reporter, report_id=march.kitchen.id, at=IN_MARCH)
    approve_report(garam.director, report_id=march.kitchen.id, at=IN_MARCH)

    number = published(march)

    way = trace(
        garam.director, initiative_id=garam.initiative.pk, indicator="M01", period="2026-03"
    )
    (value,) = [one for one in way.values if one.counts]
    when = parse_period("2026-03")
    lines = records_behind(
        FactsWanted(
            starts_on=when.starts_on,
            ends_before=when.ends_before,
            organisation_id=garam.kitchen.pk,
            up_to=value.ledger_head,
        )
    )
    assert number.value == 152
    assert value.report == march.kitchen.public_id
    assert [step.step for step in value.steps] == ["submitted", "approved"]
    assert {line.id for line in lines} == {first, second}
    assert sum(line.quantity for line in lines) == number.value
    page = client.get(reverse("number", args=[number.address])).content.decode()
    assert "152" in page
    assert march.kitchen.public_id not in page  # a stranger sees no report


def test_a_slip_of_the_finger_is_taken_back_and_yesterdays_number_can_be_counted_again(march):
    line = hand_over(march, meals=920, source="door:slip")
    before = counted(march)
    fix = Correction(quantity=Decimal(92))

    correct_record(march.garam.director, record_id=line, correction=fix, reason="0", at=IN_MARCH)
    after = counted(march)

    when = parse_period("2026-03")
    wanted = FactsWanted(
        starts_on=when.starts_on,
        ends_before=when.ends_before,
        organisation_id=march.garam.kitchen.pk,
    )
    assert sum(one.quantity for one in records_behind(wanted)) == 92
    old = replace(wanted, up_to=before.ledger_head)
    assert sum(one.quantity for one in records_behind(old)) == 920
    assert before.fingerprint != after.fingerprint


def test_the_same_delivery_told_twice_is_one_meal(march):
    hand_over(march, meals=92, source="door:1")
    hand_over(march, meals=92, source="door:1")

    assert counted(march).records_read == 1
    assert IN_MARCH.tzinfo is SEOUL
