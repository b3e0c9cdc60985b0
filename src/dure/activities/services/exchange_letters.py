"""Who is written to about a booking."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from dure.activities.models import Booking
from dure.communication.services import tell
from dure.communication.types import NewNotice
from dure.ground.access.queries import accounts_who_may
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import day_of
from dure.kernel.ui.figures import moment
from dure.kernel.words import Words


def tell_lender(row: Booking, kind: str, said: Words, *, at: datetime) -> int:
    """Those who share resources for the lender."""
    return _told(row, row.offer.organisation_id, kind, said, at)


def tell_borrower(row: Booking, kind: str, said: Words, *, at: datetime) -> int:
    """Those who share resources for the borrower."""
    return _told(row, row.organisation_id, kind, said, at)


def _told(row: Booking, organisation_id: int, kind: str, said: Words, at: datetime) -> int:
    here = row.offer.initiative_id
    people = accounts_who_may(
        "share_resources", initiative_id=here, organisation_ids=[organisation_id], on=day_of(at)
    )
    slug = initiative_by_id(here).slug
    page = f"{settings.DURE_ADDRESS}{reverse('booking', args=[slug, row.public_id])}"
    notices = [
        NewNotice(
            event=f"booking:{row.public_id}:{kind}",
            recipient=f"account:{one.id}",
            account_id=one.id,
            address=one.email,
            code="activities.booking_told",
            language=one.language,
            initiative_id=here,
            values={
                "name": one.name,
                "said": said.in_language(one.language),
                "what": row.offer.name.in_language(one.language),
                "who": row.organisation.name.in_language(one.language),
                "from": moment(row.starts_at, one.language),
                "until": moment(row.ends_at, one.language),
                "address": page,
            },
        )
        for one in people.get(organisation_id, ())
    ]
    return tell(notices, at=at)
