"""The kitchen asks others to help 박순례: the welfare centre, and a town office without an account."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from dure.activities.queries import parcel_of
from dure.activities.services import send_referral
from dure.activities.tests.story import GARAM, Table, table
from dure.activities.types.referrals import ReferralDraft
from dure.ground.consent.services import record_consent
from dure.ground.consent.types import ConsentCard, NewConsent
from dure.ground.journal.types import Actor
from dure.ground.organisations.models import Organisation
from dure.ground.people.models import Person
from dure.ground.people.queries import consent_giver
from dure.ground.tests.story import NOW, TODAY, joins, organisation, person_who

ITEMS = ("name", "contact", "need")
NEED = "무릎이 아파 병원까지 혼자 못 가세요."
MAIL = "office@garam.example"


@dataclass(frozen=True)
class Asking:
    """The village, who asks, who is asked, and the office that has no account."""

    table: Table
    sender: Actor  # of the kitchen
    helper: Actor  # of the welfare centre
    office: Organisation

    @property
    def person(self) -> Person:
        return self.table.soonrye

    @property
    def initiative(self) -> int:
        return int(self.table.village.initiative.pk)


def asking() -> Asking:
    """박순례 has a phone and a birthday; nobody has agreed to anything yet."""
    made = table()
    village = made.village
    Person.objects.within(pk=made.soonrye.pk).update(
        phone="010-2345-6789", birth_date="1944-03-02", birth_year=1944
    )
    office = organisation(
        "garam-eup-office", "가람읍행정복지센터", "Garam-eup Office", "town_office"
    )
    joins(office, village.initiative, "partner")
    return Asking(
        table=made,
        sender=made.worker,
        helper=person_who("worker", village.initiative, village.welfare, "helper"),
        office=office,
    )


def agrees(
    here: Asking,
    *,
    to: Organisation | None = None,
    items: tuple[str, ...] = ITEMS,
    purpose: str = "referral",
    on: date = TODAY,
    until: date | None = None,
) -> ConsentCard:
    """박순례 agrees that the organisation asked is told these things."""
    return record_consent(  # type: ignore[no-any-return]
        here.sender,
        at=NOW,
        initiative_id=here.initiative,
        giver=consent_giver(here.person.pk),
        new=NewConsent(
            purpose,
            items,
            on,
            recipient_id=(to or here.table.village.welfare).pk,
            expires_on=until,
        ),
    )


def draft(here: Asking, **said: object) -> ReferralDraft:
    """The kitchen asks the welfare centre for respite, unless something else is said."""
    plain = ReferralDraft(
        initiative_id=here.initiative,
        sender_id=here.table.village.kitchen.pk,
        recipient_id=here.table.village.welfare.pk,
        person_id=here.person.pk,
        kind="care_meals.respite",
        place_code=GARAM,
        items=ITEMS,
        told={"need": NEED},
    )
    return replace(plain, **said)  # type: ignore[arg-type]


def sent(here: Asking, at: datetime = NOW, **said: object) -> str:
    """Looked at and sent; answers its address."""
    written = draft(here, **said)
    seen = parcel_of(here.sender, written, at=at)
    return send_referral(here.sender, draft=written, seen=seen.mark, at=at)  # type: ignore[no-any-return]


def sent_to_office(here: Asking, at: datetime = NOW) -> str:
    """The same to the office, by link."""
    agrees(here, to=here.office)
    return sent(here, at, recipient_id=here.office.pk, address=MAIL)
