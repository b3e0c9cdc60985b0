"""The ledger as a whole: whatever is done to it, in whatever order, the sum stays what was true."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.activities.models import ServiceRecord
from dure.activities.queries import service_facts
from dure.activities.services import correct_record, record_service, record_services
from dure.activities.tests.story import meal, table
from dure.activities.types import Correction, FactsWanted
from dure.ground.organisations.models import Initiative
from dure.ground.tests.story import NOW

pytestmark = pytest.mark.django_db
QUANTITIES = st.lists(st.integers(0, 9_999), min_size=1, max_size=6)
_tables = []


def fresh():
    """One village a test, with an empty ledger for every example."""
    if not Initiative.objects.exists():
        _tables[:] = [table()]
    return _tables[0]


def counted(here, after):
    """The sum of what stands, of the lines written after `after`."""
    wanted = FactsWanted(
        starts_on=date(2026, 11, 1),
        ends_before=date(2026, 12, 1),
        organisation_id=here.village.kitchen.pk,
    )
    read = service_facts(wanted, purpose="count", on=date(2026, 11, 22))
    return sum(fact.quantity for fact in read.facts if fact.id > after)


def head():
    last = ServiceRecord.objects.everywhere("test").order_by("-pk").first()
    return last.pk if last else 0


def facts_of(here, quantities, start):
    return [
        meal(here, source=f"p:{start}:{number}", quantity=Decimal(quantity))
        for number, quantity in enumerate(quantities)
    ]


@settings(max_examples=12, deadline=None)
@given(quantities=QUANTITIES, order=st.randoms(use_true_random=False))
def test_the_order_in_which_facts_are_told_does_not_matter(quantities, order):
    here, start = fresh(), head()
    facts = facts_of(here, quantities, start)
    order.shuffle(facts)

    for fact in facts:
        record_service(here.worker, fact=fact, at=NOW)

    assert counted(here, start) == sum(quantities)


@settings(max_examples=12, deadline=None)
@given(quantities=QUANTITIES, times=st.integers(1, 3), cut=st.integers(0, 6))
def test_a_file_taken_in_parts_and_again_counts_once(quantities, times, cut):
    here, start = fresh(), head()
    facts = facts_of(here, quantities, start)
    where = {
        "initiative_id": here.village.initiative.pk,
        "organisation_id": here.village.kitchen.pk,
    }

    record_services(here.worker, facts=facts[:cut], at=NOW, **where)
    for _ in range(times):
        record_services(here.worker, facts=facts, at=NOW, **where)

    assert counted(here, start) == sum(quantities)


@settings(max_examples=12, deadline=None)
@given(quantities=QUANTITIES, taken_back=st.sets(st.integers(0, 5)))
def test_taking_lines_back_leaves_exactly_the_others(quantities, taken_back):
    here, start = fresh(), head()
    keys = [
        record_service(here.worker, fact=fact, at=NOW).record_id
        for fact in facts_of(here, quantities, start)
    ]

    for number in taken_back & set(range(len(keys))):
        right = Correction(void=True)
        correct_record(
            here.worker,
            record_id=keys[number],
            correction=right,
            reason="",
            code="not_done",
            at=NOW,
        )

    kept = [each for number, each in enumerate(quantities) if number not in taken_back]
    assert counted(here, start) == sum(kept)
    rows = ServiceRecord.objects.everywhere("test").filter(pk__gt=start)
    assert sum(row.quantity for row in rows) == sum(
        kept
    )  # the plain sum of all lines says the same
