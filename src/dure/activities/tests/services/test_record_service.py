"""What was done is written once, by whom it may be, and never changed."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from dure.activities.models import ServiceRecord
from dure.activities.queries import ledger_head
from dure.activities.services import record_service, record_services
from dure.activities.tests.story import GARAM, OLD_GARAM, UNHEARD, day, meal, table
from dure.ground.journal.models import JournalEntry
from dure.ground.tests.story import NOW
from dure.kernel.errors import OutsideScope, Refused

pytestmark = pytest.mark.django_db


def lines():
    return ServiceRecord.objects.everywhere("test")


def test_soonryes_lunch_becomes_one_line_with_its_basis_and_the_journal_knows():
    here = table()

    recorded = record_service(here.worker, fact=meal(here), at=NOW)

    line = lines().get()
    assert recorded.is_new
    assert (line.pk, line.person_id, line.quantity, line.unit) == (
        recorded.record_id,
        here.soonrye.pk,
        1,
        "식",
    )
    assert (line.consent_basis, line.recorded_at) == ("contract", NOW)
    entry = JournalEntry.objects.everywhere("test").get(verb="activities.record.add")
    assert entry.organisation_id == here.village.kitchen.pk


def test_the_same_fact_told_twice_is_one_line_and_the_teller_is_told():
    here = table()
    first = record_service(here.worker, fact=meal(here), at=NOW)

    again = record_service(here.worker, fact=meal(here), at=NOW)

    assert (again.record_id, again.is_new) == (first.record_id, False)
    assert lines().count() == 1


def test_a_week_of_lunches_is_taken_together_and_the_second_time_not_at_all():
    here = table()
    facts = [meal(here, source=f"week:{n}", occurred_at=day(n)) for n in range(2, 7)]
    where = {
        "initiative_id": here.village.initiative.pk,
        "organisation_id": here.village.kitchen.pk,
    }

    first = record_services(here.worker, facts=[*facts, facts[0]], at=NOW, **where)
    again = record_services(here.worker, facts=facts, at=NOW, **where)

    assert (first.recorded, first.already) == (5, ("week:2",))
    assert (again.recorded, len(again.already)) == (0, 5)
    assert first.head == again.head == ledger_head(here.village.initiative.pk)


def test_one_wrong_line_and_nothing_of_the_week_is_taken():
    here = table()
    facts = [meal(here, source="a"), meal(here, source="b", kind="care_meals.karaoke")]

    with pytest.raises(Refused, match="unknown_kind"):
        record_services(
            here.worker,
            facts=facts,
            initiative_id=here.village.initiative.pk,
            organisation_id=here.village.kitchen.pk,
            at=NOW,
        )

    assert not lines().exists()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"place_code": UNHEARD}, "activities.unknown_place"),
        ({"place_code": OLD_GARAM}, "activities.abolished_place"),
        ({"occurred_at": day(23)}, "activities.in_the_future"),
        ({"quantity": Decimal(10) ** 9}, "activities.quantity_too_large"),
    ],
)
def test_what_cannot_be_is_refused(said, code):
    here = table()

    with pytest.raises(Refused) as refused:
        record_service(here.worker, fact=meal(here, **said), at=NOW)

    assert refused.value.code == code


def test_an_abolished_code_names_the_one_that_follows_and_still_holds_for_its_own_time():
    here = table()
    before = day(2).replace(year=2023)

    with pytest.raises(Refused) as refused:
        record_service(here.worker, fact=meal(here, place_code=OLD_GARAM), at=NOW)
    old = record_service(
        here.worker, fact=meal(here, place_code=OLD_GARAM, occurred_at=before), at=NOW
    )

    assert refused.value.values["successor"] == GARAM
    assert old.is_new


def test_the_kitchen_cannot_record_somebody_whom_only_the_welfare_centre_knows():
    here = table()

    with pytest.raises(Refused, match="unknown_person"):
        record_service(here.worker, fact=meal(here, person_id=here.okbun.pk), at=NOW)


def test_a_worker_of_the_kitchen_does_not_write_for_the_welfare_centre():
    here = table()
    fact = meal(here, organisation_id=here.village.welfare.pk, person_id=here.okbun.pk)

    with pytest.raises(Refused, match="not_allowed"):
        record_service(here.worker, fact=fact, at=NOW)
    with pytest.raises(Refused, match="rows_of_others"):
        record_services(
            here.worker,
            facts=[fact],
            initiative_id=here.village.initiative.pk,
            organisation_id=here.village.kitchen.pk,
            at=NOW,
        )


def test_a_line_cannot_be_changed_or_deleted_through_the_ledger():
    here = table()
    record_service(here.worker, fact=meal(here), at=NOW)

    with pytest.raises(OutsideScope):
        lines().update(quantity=2)
    with pytest.raises(OutsideScope):
        lines().delete()


@pytest.mark.slow  # the trigger comes with the migrations, which the fast run leaves out
def test_the_database_itself_refuses_a_changed_line():
    here = table()
    record_service(here.worker, fact=meal(here), at=NOW)

    for column, value in (("quantity", 2), ("place_code", "x"), ("person_id", here.malja.pk)):
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE service_record SET {column} = %s", [value])  # noqa: S608

    assert lines().get().quantity == 1
