"""An address is gone: it is marked, and whoever had it is asked for another, by a way that works."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from dure.communication.models import ContactPoint, Notice
from dure.communication.queries.marks import mark_of
from dure.communication.rules.phone_numbers import shown
from dure.communication.services.mark_address import mark_dead
from dure.communication.services.tell import tell
from dure.communication.types.notices import NewNotice
from dure.ground.access.queries import account_cards
from dure.kernel.words import Words

WHAT = {
    "mail": Words("메일 주소", "mail address"),
    "push": Words("브라우저", "browser"),
    "hook": Words("웹훅 주소", "webhook"),
    "service": Words("다른 서비스", "other service"),
}
PHONE = Words("휴대전화 번호 {number}", "mobile number {number}")


def tell_address_gone(row: Notice, *, why: str, at: datetime) -> None:
    """Mark it. An account that still has another way is told there, once for each address."""
    mark_dead(row.address, channel=row.channel, why=why, at=at)
    if row.account_id is None:
        return
    mark = mark_of(row.address)
    ContactPoint.objects.filter(account_id=row.account_id, mark=mark, kind="push").delete()
    card = account_cards((row.account_id,)).get(row.account_id)
    if card is None or mark_of(card.email) == mark:
        return  # no letter reaches them: the page says so when they come
    told = WHAT.get(row.channel) or PHONE.filled(number=shown(row.address))
    tell(
        [
            NewNotice(
                event=f"address_gone:{mark[:32]}",
                recipient=f"account:{row.account_id}",
                account_id=row.account_id,
                address=card.email,
                code="communication.address_gone",
                language=card.language,
                values={
                    "name": card.name or card.email,
                    "what": told.in_language(card.language),
                    "page": f"{settings.DURE_ADDRESS}{reverse('my_notices')}",
                },
            )
        ],
        at=at,
    )
