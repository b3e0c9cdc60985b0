"""What is asked decides what is answered: the span, the scope, the use, the day."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from dure.activities.queries import (
    how_many_behind,
    latest_lines,
    ledger_head,
    records_behind,
    service_facts,
)
from dure.activities.services import correct_record, record_service
from dure.activities.tests.story import day, meal, table
from dure.activities.types import Correction, FactsWanted
from dure.ground.access.models import Account
from dure.ground.consent.models import Consent, Purpose, Withdrawal
from dure.ground.organisations.models import CountingGround
from dure.ground.tests.story import NOW
from dure.kernel.clock import SEOUL
from dure.kernel.errors import OutsideScope, Refused

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
NOVEMBER = {"starts_on": date(2026, 11, 1), "ends_before": date(2026, 12, 1)}


def linking_is_grounded(here, mode="registry", since_on=date(2026, 1, 1)):
    CountingGround.objects.create(
        initiative=here.village.initiative,
        mode=mode,
        basis="개인정보 보호법 제17조 동의",
        since_on=since_on,
        recorded_at=NOW,
        recorded_by="백본 책임자",
    )


def agrees(person, recipient, *, code="count_across", withdrawn_on=None):
    purpose, _ = Purpose.objects.get_or_create(code=code)
    account = Account.objects.first()
    consent = Consent.objects.create(
        person=person,
        purpose=purpose,
        holder=person.organisation,
        recipient=recipient,
        given_on=date(2026, 1, 2),
        method="paper",
        recorded_at=NOW,
        recorded_by=account,
    )
    if withdrawn_on:
        Withdrawal.objects.create(
            consent=consent, withdrawn_on=withdrawn_on, recorded_at=NOW, recorded_by=account
        )


def test_a_month_ends_at_midnight_in_seoul():
    here = table()
    last = datetime(2026, 10, 31, 23, 59, tzinfo=SEOUL)
    first = datetime(2026, 11, 1, 0, 0, tzinfo=SEOUL)
    for number, when in enumerate((last, first)):
        record_service(here.worker, fact=meal(here, occurred_at=when, source=f"m:{number}"), at=NOW)

    facts = service_facts(
        FactsWanted(organisation_id=here.village.kitchen.pk, **NOVEMBER), purpose="count", on=TODAY
    ).facts

    assert [fact.occurred_on for fact in facts] == [date(2026, 11, 1)]


def test_linking_across_houses_keys_only_those_who_agreed_and_says_how_many_it_left_out():
    here = table()
    linking_is_grounded(here)
    agrees(here.soonrye, here.village.backbone, code="count_across_sensitive")
    agrees(here.malja, here.village.backbone, withdrawn_on=date(2026, 11, 20))
    for number, person in enumerate((here.soonrye, here.malja)):
        fact = meal(here, person_id=person.pk, source=f"p:{number}")
        record_service(here.worker, fact=fact, at=NOW)
    wanted = FactsWanted(initiative_id=here.village.initiative.pk, **NOVEMBER)

    counted = service_facts(wanted, purpose="count", on=TODAY)
    linked = service_facts(wanted, purpose="link", on=TODAY)
    before = service_facts(wanted, purpose="link", on=date(2026, 11, 19))

    assert [bool(fact.person) for fact in counted.facts] == [True, True]
    assert [bool(fact.person) for fact in linked.facts] == [True, False]
    assert (counted.held_back, linked.held_back, before.held_back) == (0, 1, 0)
    assert len(linked.facts) == 2


def test_agreeing_to_one_backbone_is_not_agreeing_to_another():
    here = table()
    linking_is_grounded(here)
    agrees(here.soonrye, here.village.welfare)
    record_service(here.worker, fact=meal(here), at=NOW)
    wanted = FactsWanted(initiative_id=here.village.initiative.pk, **NOVEMBER)

    linked = service_facts(wanted, purpose="link", on=TODAY)

    assert (linked.held_back, linked.facts[0].person) == (1, "")
    nowhere = FactsWanted(organisation_id=here.village.kitchen.pk, **NOVEMBER)
    with pytest.raises(OutsideScope):
        service_facts(nowhere, purpose="link", on=TODAY)


@pytest.mark.parametrize("mode", ["sum", "estimate", None])
def test_without_a_recorded_ground_nobody_is_linked(mode):
    here = table()
    if mode:
        linking_is_grounded(here, mode)
    agrees(here.soonrye, here.village.backbone)
    record_service(here.worker, fact=meal(here), at=NOW)
    wanted = FactsWanted(initiative_id=here.village.initiative.pk, **NOVEMBER)

    with pytest.raises(Refused) as refused:
        service_facts(wanted, purpose="link", on=TODAY)

    assert refused.value.code == "activities.no_ground_to_link"


def test_a_ground_holds_from_its_day_on():
    here = table()
    linking_is_grounded(here, since_on=TODAY)
    wanted = FactsWanted(initiative_id=here.village.initiative.pk, **NOVEMBER)

    assert service_facts(wanted, purpose="link", on=TODAY).held_back == 0
    with pytest.raises(Refused):
        service_facts(wanted, purpose="link", on=date(2026, 11, 21))


def test_nobody_asks_for_the_whole_ledger_by_forgetting_a_scope():
    with pytest.raises(OutsideScope):
        service_facts(FactsWanted(**NOVEMBER), purpose="count", on=TODAY)


def test_the_lines_behind_a_cell_are_those_of_its_kind_place_and_people():
    here = table()
    women = {"sex": "f"}
    record_service(here.worker, fact=meal(here, attributes=women, source="1"), at=NOW)
    record_service(here.worker, fact=meal(here, attributes={"sex": "m"}, source="2"), at=NOW)
    record_service(
        here.worker,
        fact=meal(here, attributes=women, source="3", kind="care_meals.banchan"),
        at=NOW,
    )
    wanted = FactsWanted(
        organisation_id=here.village.kitchen.pk,
        kinds=frozenset({"care_meals.lunch"}),
        attributes=women,
        **NOVEMBER,
    )

    (card,) = records_behind(wanted)

    assert how_many_behind(wanted) == 1
    assert (card.source, card.person_mask) == ("1", f"···{here.soonrye.public_id[-3:]}")
    assert "순례" not in repr(card)


def test_the_ledger_tells_which_months_have_grown():
    here = table()
    first = record_service(
        here.worker, fact=meal(here, occurred_at=day(2).replace(month=10)), at=NOW
    )
    head = ledger_head(organisation_id=here.village.kitchen.pk)
    correct_record(
        here.worker,
        record_id=first.record_id,
        correction=Correction(quantity=Decimal(2)),
        reason="두 끼",
        at=NOW,
    )

    grown = latest_lines(after=head)

    assert set(grown) == {(here.village.kitchen.pk, "2026-10")}
    assert latest_lines(after=max(grown.values())) == {}
