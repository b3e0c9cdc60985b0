"""The link of a partner: which referral it opens, and whether this browser has typed its code."""

from datetime import datetime

from dure.activities.models import Referral, ReferralLink, ReferralReader, ReferralStep
from dure.activities.queries.referral_cards import ended_words
from dure.activities.rules.link_codes import digest_of, masked_address
from dure.activities.types.referrals import LinkState, PartnerLink
from dure.communication.queries import dead_among
from dure.kernel.errors import Refused


def link_of_token(token: str, *, at: datetime) -> PartnerLink:
    """The link behind an address, also where it has ended; refused with `activities.no_such_link`."""
    rows = ReferralLink.objects.everywhere("the token is the key")
    row = rows.filter(digest=digest_of(token)).first()
    if row is None:
        raise Refused("activities.no_such_link")
    return _card(row, at)


def link_row(link_id: int) -> PartnerLink:
    """The same by its key, for the verbs."""
    row: ReferralLink = ReferralLink.objects.within(pk=link_id).get()
    return _card(row, row.made_at)


def is_known(link: PartnerLink, mark: str, *, at: datetime) -> bool:
    """True where the code was typed in this browser some hours ago at most."""
    if not mark:
        return False
    rows = ReferralReader.objects.within(link_id=link.id, mark=digest_of(mark), until__gt=at)
    return bool(rows.exists())


def link_state(row: Referral, *, at: datetime) -> LinkState | None:
    """The newest link of a referral, for its sender; None where it has none."""
    link = ReferralLink.objects.within(referral_id=row.pk).order_by("-pk").first()
    if link is None:
        return None
    reader = ReferralReader.objects.within(link_id=link.pk).order_by("known_at").first()
    return LinkState(
        masked_address=masked_address(link.address),
        made_at=link.made_at,
        expires_at=link.expires_at,
        is_open=link.ended_at is None and at < link.expires_at,
        known_at=reader.known_at if reader else None,
        came_back=reader is None and bool(dead_among([link.address])),
    )


def _card(row: ReferralLink, at: datetime) -> PartnerLink:
    referral = row.referral
    is_open = row.ended_at is None and at < row.expires_at
    last = ReferralStep.objects.within(referral_id=referral.pk, kind=referral.state).last()
    return PartnerLink(
        id=row.pk,
        referral_id=referral.pk,
        public_id=referral.public_id,
        initiative_id=referral.initiative_id,
        sender=referral.sender.name,
        recipient_id=row.recipient_id,
        recipient=row.recipient.name,
        kind_name=referral.kind.name,
        masked_address=masked_address(row.address),
        standing="open" if is_open else "ended",
        state=referral.state if referral.recipient_id == row.recipient_id else "handed_on",
        ended=ended_words(referral.state, last.code if last else ""),
        made_by_id=row.made_by_id,
        expires_at=row.expires_at,
    )
