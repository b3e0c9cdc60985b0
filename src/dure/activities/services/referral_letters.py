"""Who is written to about a referral, and what: never a word about the person."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from dure.activities.models import Referral, ReferralLink
from dure.communication.services import tell
from dure.communication.types import NewNotice
from dure.ground.access.queries import account_names, accounts_over, accounts_who_may
from dure.ground.access.types import AccountCard
from dure.ground.organisations.queries import initiative_by_id, organisation_cards
from dure.kernel.clock import day_of
from dure.kernel.words import Words

ANSWERS, WATCHES, SENDS = "answer_referrals", "watch_referrals", "send_referral"
NONE: Mapping[str, Words] = {}


def tell_recipient(row: Referral, occasion: str, *, event: str, at: datetime) -> int:
    """Those who answer for the one asked; by its link where it has no account that could."""
    people = _people(ANSWERS, row, row.recipient_id, at)
    links = ReferralLink.objects.within(referral_id=row.pk, ended_at__isnull=True)
    told = _to_accounts(row, people, occasion, event, at)
    return told + sum(_to_link(row, link, f"{occasion}", event, at) for link in links)


def tell_sender(
    row: Referral, occasion: str, *, event: str, at: datetime, said: Words | None = None
) -> int:
    """Those who send for the one that asked."""
    people = _people(SENDS, row, row.sender_id, at)
    return _to_accounts(row, people, occasion, event, at, {"said": said} if said else NONE)


def tell_backbone(row: Referral, occasion: str, *, event: str, at: datetime) -> int:
    """Those who watch over the whole initiative."""
    people = accounts_over(WATCHES, initiative_id=row.initiative_id, on=day_of(at))
    return _to_accounts(row, people, occasion, event, at)


def has_somebody(row: Referral, at: datetime) -> bool:
    """True where an account can answer for the one asked."""
    return bool(_people(ANSWERS, row, row.recipient_id, at))


def link_address(token: str) -> str:
    """Where a link leads."""
    return f"{settings.DURE_ADDRESS}{reverse('partner_referral', args=[token])}"


def _people(
    permission: str, row: Referral, organisation_id: int, at: datetime
) -> tuple[AccountCard, ...]:
    here: dict[str, Any] = {"initiative_id": row.initiative_id, "on": day_of(at)}
    own = accounts_who_may(permission, organisation_ids=[organisation_id], **here)
    return own.get(organisation_id, ())


def _to_accounts(
    row: Referral,
    people: Iterable[AccountCard],
    occasion: str,
    event: str,
    at: datetime,
    more: Mapping[str, Words] = NONE,
) -> int:
    slug = initiative_by_id(row.initiative_id).slug
    page = f"{settings.DURE_ADDRESS}{reverse('referral', args=[slug, row.public_id])}"
    notices = [
        NewNotice(
            event=event,
            recipient=f"account:{one.id}",
            account_id=one.id,
            address=one.email,
            code=f"activities.{occasion}",
            language=one.language,
            initiative_id=row.initiative_id,
            values={
                **_said(row, one.language, more),
                "name": one.name or one.email,
                "address": page,
            },
        )
        for one in people
    ]
    return tell(notices, at=at)


def _to_link(row: Referral, link: ReferralLink, occasion: str, event: str, at: datetime) -> int:
    inviter = account_names([link.made_by_id]).get(link.made_by_id, "")
    notice = NewNotice(
        event=event,
        recipient=f"link:{link.pk}",
        address=link.address,
        code=f"activities.{occasion}_by_link",
        initiative_id=row.initiative_id,
        values={**_said(row, "ko"), "name": inviter, "address": link_address(link.token)},
    )
    return tell([notice], at=at)


def _said(row: Referral, language: str, more: Mapping[str, Words] = NONE) -> dict[str, str]:
    homes = organisation_cards(frozenset((row.sender_id, row.recipient_id)))
    said = {
        "sender": homes[row.sender_id].name,
        "recipient": homes[row.recipient_id].name,
        "service": row.kind.name,
        **more,
    }
    return {name: words.in_language(language) for name, words in said.items()}
