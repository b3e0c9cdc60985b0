"""A mistake stays visible: the wrong line, the line that takes it back, the right one."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.activities.models import ServiceRecord
from dure.activities.queries import service_facts
from dure.activities.services import correct_record, record_service
from dure.activities.tests.story import meal, table
from dure.activities.types import Correction, FactsWanted
from dure.ground.organisations.models import Initiative
from dure.ground.tests.story import NOW
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db


def november(here, **said):
    wanted = FactsWanted(
        starts_on=date(2026, 11, 1),
        ends_before=date(2026, 12, 1),
        organisation_id=here.village.kitchen.pk,
        **said,
    )
    return service_facts(wanted, purpose="count", on=date(2026, 11, 22))


def total(here, **said):
    return sum(fact.quantity for fact in november(here, **said).facts)


def correct(here, record_id, **said):
    return correct_record(
        here.worker, record_id=record_id, correction=Correction(**said), reason="잘못 적음", at=NOW
    )


def test_two_lunches_that_were_one_leave_three_lines_and_count_one():
    here = table()
    first = record_service(here.worker, fact=meal(here, quantity=Decimal(2)), at=NOW)

    outcome = correct(here, first.record_id, quantity=Decimal(1))

    wrong, back, right = ServiceRecord.objects.everywhere("test").order_by("pk")
    assert (wrong.quantity, back.quantity, right.quantity) == (2, -2, 1)
    assert back.reverses_id == wrong.pk
    assert {back.corrects_id, right.corrects_id} == {wrong.pk} == {outcome.first_id}
    assert total(here) == 1


def test_a_correction_can_be_corrected_and_all_point_to_the_first():
    here = table()
    first = record_service(here.worker, fact=meal(here, quantity=Decimal(2)), at=NOW)
    second = correct(here, first.record_id, quantity=Decimal(1))

    third = correct(here, second.new_id, quantity=Decimal(3))

    assert third.first_id == first.record_id
    assert total(here) == 3


def test_what_never_happened_is_taken_back_without_a_new_line():
    here = table()
    first = record_service(here.worker, fact=meal(here), at=NOW)

    outcome = correct(here, first.record_id, void=True)

    assert outcome.new_id is None
    assert total(here) == 0


def test_the_number_of_yesterday_can_still_be_followed_after_a_correction():
    here = table()
    first = record_service(here.worker, fact=meal(here, quantity=Decimal(2)), at=NOW)
    head = november(here).head

    correct(here, first.record_id, quantity=Decimal(1))

    assert total(here, up_to=head) == 2
    assert total(here) == 1
    assert november(here).head > head


def test_a_line_is_corrected_once_and_a_reversing_line_never():
    here = table()
    first = record_service(here.worker, fact=meal(here), at=NOW)
    outcome = correct(here, first.record_id, void=True)

    with pytest.raises(Refused, match="already_reversed"):
        correct(here, first.record_id, void=True)
    with pytest.raises(Refused, match="reversing_line"):
        correct(here, outcome.reversing_id, void=True)
    with pytest.raises(Refused, match="no_such_record"):
        correct(here, 10**9, void=True)


def test_a_correction_that_changes_nothing_is_said_so():
    here = table()
    first = record_service(here.worker, fact=meal(here), at=NOW)

    with pytest.raises(Refused, match="nothing_corrected"):
        correct(here, first.record_id, quantity=Decimal(1))


@settings(max_examples=15, deadline=None)
@given(wrong=st.integers(0, 10**6), steps=st.lists(st.integers(0, 10**6), max_size=3))
def test_reversing_restores_the_number_however_often_it_was_corrected(wrong, steps):
    here = _fresh()
    before = total(here)
    line = record_service(
        here.worker, fact=meal(here, quantity=Decimal(wrong), source=f"h:{_count()}"), at=NOW
    ).record_id
    for quantity in steps:
        standing = ServiceRecord.objects.within(pk=line).get().quantity
        if standing != quantity:
            line = correct(here, line, quantity=Decimal(quantity)).new_id
    assert total(here) - before == (steps[-1] if steps else wrong)

    correct(here, line, void=True)

    assert total(here) == before


_tables = []


def _fresh():
    # One village a run of examples: Hypothesis repeats the body inside one test's transaction.
    if not Initiative.objects.exists():
        _tables[:] = [table()]
    return _tables[0]


def _count():
    return ServiceRecord.objects.everywhere("test").count()
