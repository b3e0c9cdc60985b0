"""What an organisation holds of consents: counted by people, by state, page by page, for whoever may."""

from datetime import date, timedelta

import pytest

from dure.ground.consent.models import Consent
from dure.ground.consent.queries import (
    CONSENTS_A_PAGE,
    agreed_items,
    consents_held,
    consents_mark,
    consents_of,
    has_consent,
    last_withdrawals,
    last_withdrawn_on,
    person_of_consent,
    purpose_counts,
    supporters_named,
    withdrawals_since,
)
from dure.ground.consent.services import record_consent, withdraw_consent
from dure.ground.consent.services.record_consent import end_consents_of
from dure.ground.consent.types import ConsentCard, ConsentsWanted, Giver, NewConsent
from dure.ground.journal.types import Actor
from dure.ground.people.models import Person
from dure.ground.tests.story import NOW, TODAY, Village, person_who, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db
SPRING = date(2026, 4, 1)


class Ledger:
    """The kitchen's worker asks its people; the backbone counts them once."""

    def __init__(self) -> None:
        self.garam: Village = village()
        self.worker = person_who("worker", self.garam.initiative, self.garam.kitchen, "worker")
        self.people = 0

    def somebody(self) -> Giver:
        self.people += 1
        home = self.garam.kitchen
        row = Person.objects.create(
            public_id=f"p{self.people}", organisation=home, birth_year=1944, registered_at=NOW
        )
        return Giver(row.pk, home.pk, birth_year=1944)

    def agrees(self, who: Giver, **said: object) -> ConsentCard:
        told: dict[str, object] = {
            "purpose": "count_across",
            "items": ("name", "birth_date"),
            "given_on": SPRING,
            "recipient_id": self.garam.backbone.pk,
            **said,
        }
        made: ConsentCard = record_consent(
            self.worker,
            at=NOW,
            initiative_id=self.garam.initiative.pk,
            giver=who,
            new=NewConsent(**told),  # type: ignore[arg-type]
        )
        return made

    def takes_back(self, card: ConsentCard) -> None:
        withdraw_consent(
            self.worker, at=NOW, initiative_id=self.garam.initiative.pk, consent_id=card.id
        )

    def held(self, actor: Actor | None = None, **wanted: object) -> list[int]:
        found = consents_held(
            actor or self.worker,
            self.garam.kitchen.pk,
            initiative_id=self.garam.initiative.pk,
            on=TODAY,
            wanted=ConsentsWanted(**wanted),  # type: ignore[arg-type]
        )
        return [card.id for card in found]


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


def test_each_state_is_counted_by_people_not_by_papers(ledger: Ledger) -> None:
    twice, ending, over, gone = (ledger.somebody() for _ in range(4))
    ledger.agrees(twice)
    ledger.agrees(twice)  # asked again: two papers, one person
    ledger.agrees(ending, expires_on=TODAY + timedelta(days=10))
    ledger.agrees(over, expires_on=TODAY)
    ledger.takes_back(ledger.agrees(gone))

    (row,) = purpose_counts(
        ledger.worker,
        ledger.garam.kitchen.pk,
        initiative_id=ledger.garam.initiative.pk,
        on=TODAY,
    )

    assert row.purpose == "count_across"
    assert (row.in_force, row.ending, row.run_out, row.withdrawn) == (2, 1, 1, 1)


def test_the_list_is_asked_by_purpose_and_by_state(ledger: Ledger) -> None:
    stands = ledger.agrees(ledger.somebody())
    gone = ledger.agrees(ledger.somebody())
    ledger.takes_back(gone)
    photo = ledger.agrees(ledger.somebody(), purpose="photo", items=("photo",), recipient_id=None)

    assert ledger.held() == [photo.id, gone.id, stands.id]
    assert ledger.held(state="withdrawn") == [gone.id]
    assert ledger.held(purpose="photo") == [photo.id]
    assert ledger.held(purpose="photo", state="withdrawn") == []
    assert ledger.held(state="nonsense") == ledger.held()


def test_page_after_page_shows_everybody_once(ledger: Ledger) -> None:
    who = ledger.somebody()
    made = {ledger.agrees(who).id for _ in range(CONSENTS_A_PAGE + 3)}

    first = ledger.held()
    second = ledger.held(before_id=first[-1])

    assert (len(first), len(second)) == (CONSENTS_A_PAGE, 3)
    assert set(first) | set(second) == made


@pytest.mark.parametrize("who", ["reporter", "welfare_reporter", "funder"])
def test_who_records_no_consents_sees_none(ledger: Ledger, who: str) -> None:
    ledger.agrees(ledger.somebody())
    with pytest.raises(Refused, match="not_allowed"):
        ledger.held(getattr(ledger.garam, who))


def test_a_withdrawal_acts_the_same_day_and_changes_the_mark(ledger: Ledger) -> None:
    who = ledger.somebody()
    recipient = ledger.garam.backbone.pk
    card, before = ledger.agrees(who), consents_mark()
    assert last_withdrawn_on() is None
    assert last_withdrawals(["count_across"]) == {}
    assert has_consent([who.person_id], "count_across", recipient, TODAY)

    ledger.takes_back(card)

    assert not has_consent([who.person_id], "count_across", recipient, TODAY)
    assert has_consent([who.person_id], "count_across", recipient, TODAY - timedelta(days=1))
    assert consents_mark() != before
    assert last_withdrawn_on() == TODAY
    assert last_withdrawals(["count_across"]) == {ledger.garam.kitchen.pk: NOW}
    assert last_withdrawals(["photo"]) == {}
    assert withdrawals_since(NOW, recipients=[recipient]) == 1
    assert withdrawals_since(NOW + timedelta(seconds=1), recipients=[recipient]) == 0
    assert withdrawals_since(NOW, recipients=[ledger.garam.welfare.pk]) == 0


def test_only_what_was_named_may_be_used_and_only_while_it_holds(ledger: Ledger) -> None:
    who, other = ledger.somebody(), ledger.somebody()
    ledger.agrees(who, items=("name",))
    ledger.agrees(who, items=("birth_date",), expires_on=TODAY + timedelta(days=1))
    ledger.agrees(other, items=("name",))

    def agreed(on: date) -> dict[int, frozenset[str]]:
        return agreed_items([who.person_id], ["count_across"], [ledger.garam.backbone.pk], on)

    assert agreed(TODAY) == {who.person_id: frozenset({"name", "birth_date"})}
    assert agreed(TODAY + timedelta(days=1)) == {who.person_id: frozenset({"name"})}
    assert agreed(SPRING - timedelta(days=1)) == {}


def test_erasing_somebody_ends_all_of_it_and_forgets_who_helped(ledger: Ledger) -> None:
    who, other = ledger.somebody(), ledger.somebody()
    gone = ledger.agrees(who)
    ledger.takes_back(gone)
    ledger.agrees(who, given_by="supported", supported_by="활동지원사 한결")
    kept = ledger.agrees(other, given_by="supported", supported_by="언니")

    assert end_consents_of(ledger.worker, at=NOW, person_id=who.person_id) == 1

    assert not any(card.in_force for card in consents_of(who.person_id, TODAY))
    assert supporters_named(who.person_id) == {}
    assert supporters_named(other.person_id) == {kept.id: "언니"}
    assert Consent.objects.within(person_id=who.person_id).count() == 2  # that they were stays


def test_whose_consent_it_is(ledger: Ledger) -> None:
    who = ledger.somebody()
    assert person_of_consent(ledger.agrees(who).id) == who.person_id
    with pytest.raises(Refused, match="no_such_consent"):
        person_of_consent(99_999)
