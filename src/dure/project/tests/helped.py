"""A referral open by link, a van that is booked, an hour in the ledger: for the walk over pages."""

from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from dure.activities.models import ReferralLink
from dure.activities.queries import parcel_of
from dure.activities.services import (
    ask_for_resource,
    book_resource,
    offer_resource,
    post_credit,
    send_referral,
)
from dure.activities.types.exchange import OfferDraft, PostingDraft, RequestDraft, Wanted
from dure.activities.types.referrals import ReferralDraft
from dure.ground.consent.services import record_consent
from dure.ground.consent.types import NewConsent
from dure.ground.journal.types import Actor
from dure.ground.people.models import Person
from dure.ground.people.queries import consent_giver
from dure.kernel.clock import day_of, now
from dure.kernel.words import Words
from dure.measurement.tests.releases import NORTH, County

SEOUL = ZoneInfo("Asia/Seoul")


def helped(made: County, worker: Actor, person: str) -> dict[str, object]:
    """What stands in the gaps of the addresses of referrals and of the exchange."""
    return {**_referred(made, worker, person), **_lent(made, worker)}


def _referred(made: County, worker: Actor, person: str) -> dict[str, object]:
    at, home, asked = now(), made.kitchens["손맛"], made.kitchens["두손"]
    row = Person.objects.everywhere("test").get(public_id=person)
    new = NewConsent("referral", ("name", "need"), day_of(at), recipient_id=asked.pk)
    here = made.village.initiative.pk
    record_consent(worker, at=at, initiative_id=here, giver=consent_giver(row.pk), new=new)
    draft = ReferralDraft(
        initiative_id=here,
        sender_id=home.pk,
        recipient_id=asked.pk,
        person_id=row.pk,
        kind="care_meals.lunch",
        place_code=NORTH,
        items=("name", "need"),
        told={"need": "혼자 드세요."},
        address="asked@example.org",
    )
    seen = parcel_of(worker, draft, at=at).mark
    name = send_referral(worker, draft=draft, seen=seen, at=at)
    link = ReferralLink.objects.everywhere("test").get()
    return {"referral": name, "referral_link": link.token, "partner": asked.slug}


def _lent(made: County, worker: Actor) -> dict[str, object]:
    at, home, other = now(), made.kitchens["손맛"], made.kitchens["두손"]
    here = made.village.initiative.pk
    van = OfferDraft(
        initiative_id=here,
        organisation_id=home.pk,
        kind="vehicle",
        name=Words("손맛 승합차", "Sonmat van"),
        place_code=NORTH,
        price_unit="hour",
        price=Decimal(1),
    )
    offer = offer_resource(worker, draft=van, at=at)
    starts = (at.astimezone(SEOUL) + timedelta(days=1)).replace(tzinfo=None, microsecond=0)
    wanted = Wanted(
        organisation_id=home.pk, starts=starts, ends=starts + timedelta(hours=2), purpose="장보기"
    )
    booking = book_resource(worker, offer=offer, wanted=wanted, at=at)
    wish = RequestDraft(
        initiative_id=here,
        organisation_id=home.pk,
        kind="room",
        text="회의할 방",
        starts_at=at,
        ends_at=at + timedelta(days=2),
    )
    posting = PostingDraft(
        initiative_id=here,
        unit="hour",
        giver_id=other.pk,
        receiver_id=home.pk,
        amount=Decimal(2),
        words="김장 일손",
        on=day_of(at),
    )
    return {
        "resource": offer,
        "booking": booking,
        "wish": ask_for_resource(worker, draft=wish, at=at),
        "posting": post_credit(worker, draft=posting, at=at),
    }
