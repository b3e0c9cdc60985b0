"""Who is written to about a booking."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from dure.activities.models import Booking, ResourceOffer, ResourceRequest
from dure.communication.services import tell
from dure.communication.types import NewNotice
from dure.ground.access.queries import accounts_over, accounts_who_may
from dure.ground.access.types import AccountCard
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import day_of
from dure.kernel.ui.figures import moment
from dure.kernel.words import Words

SHARES, KEEPS = "share_resources", "keep_credit"
# What a letter is about, by the kind of step, in one phrase: its subject. The whole sentence is its text.
ABOUT = {
    "asked": Words("예약이 들어왔어요", "a booking has come in"),
    "agreed": Words("빌려 드려요", "you can have it"),
    "declined": Words("이번에는 어려워요", "not this time"),
    "cancelled": Words("예약이 취소되었어요", "the booking is called off"),
    "not_as_it_was": Words("그대로 돌아오지 않았어요", "not as it was"),
    "no_show": Words("아무도 오지 않았어요", "nobody came"),
    "expired": Words("예약이 끝났어요", "the booking has ended"),
    "unsure": Words("내주었는지 알려 주세요", "was it handed out?"),
    "reminded": Words("돌려줄 시간이 지났어요", "due back"),
    "climbed": Words("사흘 넘게 돌아오지 않았어요", "more than three days overdue"),
}


def tell_lender(row: Booking, kind: str, said: Words, *, at: datetime) -> int:
    """Those who share resources for the lender."""
    return _told(row, _sharing(row, row.offer.organisation_id, at), kind, said, at)


def tell_borrower(row: Booking, kind: str, said: Words, *, at: datetime) -> int:
    """Those who share resources for the borrower."""
    return _told(row, _sharing(row, row.organisation_id, at), kind, said, at)


def tell_keepers(row: Booking, kind: str, said: Words, *, at: datetime) -> int:
    """Those who look after the exchange of the whole initiative."""
    here = row.offer.initiative_id
    people = accounts_over(KEEPS, initiative_id=here, on=day_of(at))
    return _told(row, people, kind, said, at)


def tell_asker(row: ResourceRequest, offer: ResourceOffer, *, at: datetime) -> int:
    """Those who share resources for whoever asked: somebody has what they need."""
    here, home = row.initiative_id, row.organisation_id
    people = accounts_who_may(SHARES, initiative_id=here, organisation_ids=[home], on=day_of(at))
    page = reverse("resource", args=[initiative_by_id(here).slug, offer.public_id])
    notices = [
        NewNotice(
            event=f"request:{row.public_id}:answered",
            recipient=f"account:{one.id}",
            account_id=one.id,
            address=one.email,
            code="activities.request_answered",
            language=one.language,
            initiative_id=here,
            values={
                "name": one.name or one.email,
                "who": offer.organisation.name.in_language(one.language),
                "asked": row.text,
                "what": offer.name.in_language(one.language),
                "address": f"{settings.DURE_ADDRESS}{page}",
            },
        )
        for one in people.get(home, ())
    ]
    return tell(notices, at=at)


def _sharing(row: Booking, organisation_id: int, at: datetime) -> tuple[AccountCard, ...]:
    here, homes = row.offer.initiative_id, [organisation_id]
    people = accounts_who_may(SHARES, initiative_id=here, organisation_ids=homes, on=day_of(at))
    return people.get(organisation_id, ())


def _told(row: Booking, people: Iterable[AccountCard], kind: str, said: Words, at: datetime) -> int:
    here = row.offer.initiative_id
    slug = initiative_by_id(here).slug
    page = f"{settings.DURE_ADDRESS}{reverse('booking', args=[slug, row.public_id])}"
    notices = [
        NewNotice(
            event=f"booking:{row.public_id}:{kind}",
            recipient=f"account:{one.id}",
            account_id=one.id,
            address=one.email,
            code="activities.booking_news",
            language=one.language,
            initiative_id=here,
            values={
                "name": one.name or one.email,
                "about": ABOUT[kind].in_language(one.language),
                "said": said.in_language(one.language),
                "what": row.offer.name.in_language(one.language),
                "who": row.organisation.name.in_language(one.language),
                "from": moment(row.starts_at, one.language),
                "until": moment(row.ends_at, one.language),
                "address": page,
            },
        )
        for one in people
    ]
    return tell(notices, at=at)
