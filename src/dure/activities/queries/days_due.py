"""Days for calendars: what is lent when, and by when a referral is to be answered. They name nobody."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.urls import reverse

from dure.activities.models import Booking, Referral
from dure.activities.queries.referral_cards import cards_of
from dure.activities.rules.referral_states import ENDED
from dure.activities.types.referrals import ReferralCard
from dure.communication.types import NewEntry
from dure.ground.organisations.queries import initiatives_slugs
from dure.kernel.words import Words

BACK = timedelta(days=130)  # calendars look back 120 days; what left them before stays as it was
AGREED = ("agreed", "out", "back")
ASKED = {
    "sent": Words("연계 의뢰에 답하기", "Answer a referral"),
    "accepted": Words("의뢰받은 분 처음 만나기", "First contact of a referral"),
    "contacted": Words("연계 의뢰의 결과 알리기", "Tell how a referral went"),
}


def booking_days(at: datetime) -> Iterator[NewEntry]:
    """What was agreed, for both sides; one that is called off falls out, and calendars say so."""
    rows = Booking.objects.everywhere("the house keeps everybody's calendar")
    since = rows.filter(state__in=AGREED, ends_at__gte=at - BACK)
    for row in since.select_related("offer__initiative", "organisation").order_by("pk"):
        offer = row.offer
        yield NewEntry(
            uid=f"activities.booking:{row.public_id}",
            initiative_id=offer.initiative_id,
            kind="activities.booking",
            title=Words(
                f"{offer.name.ko} · {row.organisation.name_ko}",
                f"{offer.name.en} · {row.organisation.name_en or row.organisation.name_ko}",
            ),
            starts_at=row.starts_at,
            minutes=int((row.ends_at - row.starts_at).total_seconds() // 60),
            page=reverse("booking", args=[offer.initiative.slug, row.public_id]),
            may_see="share_resources",
            organisation_ids=tuple({offer.organisation_id, row.organisation_id}),
        )


def referral_days(at: datetime) -> Iterator[NewEntry]:
    """The next day of each open referral, for whoever is to act; it moves on as the referral does."""
    rows = Referral.objects.everywhere("the house keeps everybody's calendar")
    joined = rows.exclude(state__in=ENDED).select_related("sender", "recipient", "kind", "service")
    cards = [one for one in cards_of(list(joined.order_by("pk")), at=at) if one.due_on]
    slugs = initiatives_slugs(frozenset(one.initiative_id for one in cards))
    for one in cards:
        yield _due(one, slugs[one.initiative_id])


def _due(one: ReferralCard, slug: str) -> NewEntry:
    asked = ASKED.get(one.state, ASKED["contacted"])
    return NewEntry(
        uid=f"activities.referral:{one.public_id}",
        initiative_id=one.initiative_id,
        kind="activities.referral",
        title=Words(f"{asked.ko} · {one.sender.ko}", f"{asked.en} · {one.sender.en}"),
        on=one.due_on,
        page=reverse("referral", args=[slug, one.public_id]),
        may_see="answer_referrals",
        organisation_ids=(one.recipient_id,),
    )
