"""박순례 is served by three houses: once where she agreed, twice again when one consent is withdrawn."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from dure.activities.services import record_service
from dure.activities.tests.story import elder, meal, table
from dure.engines.linkage.files import link_columns
from dure.ground.access.models import AccessLog, Account
from dure.ground.consent.models import Consent, Purpose, Withdrawal
from dure.ground.journal.models import JournalEntry
from dure.ground.organisations.models import CountingGround
from dure.ground.people.models import Person
from dure.ground.tests.story import NOW, joins, organisation, person_who
from dure.kernel.errors import Refused
from dure.measurement.models import LikelyPair, LinkRun, PairDecision
from dure.measurement.queries import opened_pair, pairs_desk, people_once
from dure.measurement.services import decide_pair, link_people
from dure.measurement.types.linking import LinkedNow, PeopleOnce

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
NOVEMBER = {"starts_on": date(2026, 11, 1), "ends_before": date(2026, 12, 1)}
TODAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 23)
ITEMS = ["name", "birth_date", "sex", "contact", "address"]


@dataclass
class Three:
    """Three houses, and 박순례 in each of them."""

    table: object
    people: list
    consents: list

    @property
    def initiative_id(self) -> int:
        return self.table.village.initiative.pk

    @property
    def director(self):
        return self.table.village.director


def three_houses(*, ground: str = "registry", items: list | None = None) -> Three:
    here = table()
    garam = here.village
    church = organisation("church", "솔내교회 밥상", "Solnae Table", "association")
    joins(church, garam.initiative)
    if ground:
        CountingGround.objects.create(
            initiative=garam.initiative,
            mode=ground,
            basis="개인정보 보호법 제17조 동의",
            since_on=date(2026, 1, 1),
            recorded_at=NOW,
            recorded_by="백본 책임자",
        )
    houses = (garam.kitchen, garam.welfare, church)
    people = [elder(house, "박순례", f"P-{at}") for at, house in enumerate(houses)]
    for one in people:
        Person.objects.everywhere("test").filter(pk=one.pk)
        one.birth_date, one.phone, one.sex = "1941-03-05", "010-2345-6789", "f"
        one.save()
    consents = [agrees(one, garam.backbone, items or ITEMS) for one in people]
    for at, (one, house) in enumerate(zip(people, houses, strict=True)):
        worker = person_who("worker", garam.initiative, house, f"worker-{at}")
        fact = meal(here, person_id=one.pk, organisation_id=house.pk, source=f"three:{at}")
        record_service(worker, fact=fact, at=NOW)
    return Three(here, people, consents)


def agrees(person, recipient, items):
    purpose, _ = Purpose.objects.get_or_create(code="count_across")
    return Consent.objects.create(
        person=person,
        purpose=purpose,
        holder=person.organisation,
        recipient=recipient,
        items=items,
        given_on=date(2026, 1, 2),
        method="paper",
        recorded_at=NOW,
        recorded_by=Account.objects.first(),
    )


def withdraws(consent, on=TODAY):
    account = Account.objects.first()
    Withdrawal.objects.create(
        consent=consent, withdrawn_on=on, recorded_at=NOW, recorded_by=account
    )


def link(three: Three) -> LinkedNow:
    return link_people(
        three.director, initiative_id=three.initiative_id, linker=link_columns, at=NOW
    )


def counted(three: Three, on: date = TODAY) -> PeopleOnce:
    return people_once(three.initiative_id, on=on, **NOVEMBER)


def test_served_by_three_counted_once_and_twice_again_after_one_withdrawal() -> None:
    three = three_houses()
    assert counted(three).people == 3  # nobody has compared them yet

    link(three)
    once = counted(three)
    withdraws(three.consents[2], on=TODAY)
    after = counted(three)

    assert (once.people, once.linked, once.held_back) == (1, 1, 0)
    assert (after.people, after.linked, after.held_back) == (2, 1, 1)
    assert (after.ground.mode, after.ground.basis) == ("registry", "개인정보 보호법 제17조 동의")


def test_without_a_recorded_ground_nothing_is_linked_and_nothing_kept() -> None:
    three = three_houses(ground="")

    with pytest.raises(Refused) as refused:
        link(three)

    assert refused.value.code == "measurement.no_ground_to_link"
    assert not LinkRun.objects.exists()
    assert not AccessLog.objects.everywhere("test").filter(purpose="count_across").exists()


def test_everybody_compared_leaves_a_line_in_the_access_log() -> None:
    three = three_houses()

    link(three)

    lines = AccessLog.objects.everywhere("test").filter(purpose="count_across", act="seen")
    assert {line.person_id for line in lines} == {one.pk for one in three.people}


def test_no_name_is_kept_in_a_pair() -> None:
    three = three_houses()
    link(three)

    kept = str(list(LikelyPair.objects.values()))
    assert LikelyPair.objects.count() == 3
    assert "박순례" not in kept
    assert "1941" not in kept


def test_what_was_not_agreed_to_is_neither_compared_nor_shown() -> None:
    three = three_houses(items=["name", "birth_date"])
    link(three)
    pair = LikelyPair.objects.order_by("id").first()

    both = opened_pair(three.director, initiative_id=three.initiative_id, pair_id=pair.pk, at=NOW)

    assert pair.levels.get("phone", "unknown") == "unknown"
    assert (both.left.name, both.left.phone, both.left.address) == ("박순례", "", "")


def test_a_human_parts_two_and_takes_it_back() -> None:
    three = three_houses()
    link(three)
    pairs = LikelyPair.objects.order_by("id")

    for pair in pairs:
        decide(three, pair, "different", "이웃에 사는 동명이인이에요")
    apart = counted(three).people
    for pair in pairs:
        decide(three, pair, "same", "주소를 다시 확인했어요")

    assert (apart, counted(three).people) == (3, 1)
    assert PairDecision.objects.within(initiative_id=three.initiative_id).count() == 6
    noted = JournalEntry.objects.within(initiative_id=three.initiative_id)
    assert noted.filter(verb="measurement.pair.decide").count() == 6


def decide(three: Three, pair, verdict: str, reason: str) -> int:
    return decide_pair(
        three.director,
        initiative_id=three.initiative_id,
        pair_id=pair.pk,
        verdict=verdict,
        reason=reason,
        at=NOW,
    )


@pytest.mark.parametrize(
    ("verdict", "reason", "code"),
    [
        ("same", " ", "measurement.reason_for_pair"),
        ("perhaps", "까닭", "measurement.no_such_verdict"),
    ],
)
def test_a_word_needs_a_reason_and_must_be_one_of_three(verdict, reason, code) -> None:
    three = three_houses()
    link(three)
    pair = LikelyPair.objects.first()

    with pytest.raises(Refused) as refused:
        decide(three, pair, verdict, reason)

    assert refused.value.code == code
    assert not PairDecision.objects.within(initiative_id=three.initiative_id).exists()


def test_a_pair_with_somebody_who_withdrew_is_not_opened() -> None:
    three = three_houses()
    link(three)
    pair = LikelyPair.objects.order_by("id").first()
    withdraws(next(one for one in three.consents if one.person_id == pair.left_id))

    with pytest.raises(Refused) as refused:
        opened_pair(three.director, initiative_id=three.initiative_id, pair_id=pair.pk, at=NOW)

    assert refused.value.code == "measurement.no_such_pair"


@pytest.mark.parametrize("who", ["reporter", "funder"])
def test_nobody_else_links_looks_or_decides(who: str) -> None:
    three = three_houses()
    link(three)
    actor = getattr(three.table.village, who)
    pair = LikelyPair.objects.first()

    with pytest.raises(Refused):
        link_people(actor, initiative_id=three.initiative_id, linker=link_columns, at=NOW)
    with pytest.raises(Refused):
        pairs_desk(actor, initiative_id=three.initiative_id, on=NOW.date())
    with pytest.raises(Refused):
        opened_pair(actor, initiative_id=three.initiative_id, pair_id=pair.pk, at=NOW)


def test_without_a_second_factor_nothing_is_opened() -> None:
    three = three_houses()

    with pytest.raises(Refused) as refused:
        link_people(
            replace(three.director, second_factor=False),
            initiative_id=three.initiative_id,
            linker=link_columns,
            at=NOW,
        )

    assert refused.value.code == "access.second_factor_needed"


def test_the_range_holds_what_is_not_known() -> None:
    """Nobody can say whether who did not agree is among the others: the range says so."""
    three = three_houses()
    link(three)
    withdraws(three.consents[0])

    seen = counted(three)

    assert seen.low <= seen.people <= seen.high
    assert (seen.low, seen.high) == (1, 2)
