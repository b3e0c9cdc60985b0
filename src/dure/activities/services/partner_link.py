"""The link of a partner without an account: opened by a code, bound to one referral."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.crypto import constant_time_compare, salted_hmac

from dure.activities.models import Referral, ReferralLink, ReferralReader
from dure.activities.queries.acting_for import account_of
from dure.activities.queries.partner_links import link_row
from dure.activities.queries.referral_terms import days_on
from dure.activities.rules.link_codes import MOST_TRIES, check_may_send, digest_of, is_good
from dure.activities.services.referral_letters import tell_recipient
from dure.activities.services.referral_rows import held, of_sender
from dure.activities.types.referrals import PartnerLink
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Reach, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.letters import letter, must_leave, notices_of

TOKEN_BYTES = 24
CODE_GOOD_FOR = timedelta(minutes=10)
READER_FOR = timedelta(hours=8)
OPENS, ANSWERS = "open_referral_link", "answer_referrals"


def visitor_of(link: PartnerLink, address: str | None = None) -> Actor:
    """Whoever opened the link: may ask for a code, and type it."""
    return _by_link(link, frozenset({OPENS}), "", address)


def partner_of(link: PartnerLink, name: str = "", address: str | None = None) -> Actor:
    """Somebody who typed the code: answers this one referral for the organisation asked."""
    return _by_link(link, frozenset({OPENS, ANSWERS}), name, address)


def _by_link(
    link: PartnerLink, permissions: frozenset[str], name: str, address: str | None
) -> Actor:
    reach = Reach("referral_link", permissions, link.initiative_id, link.recipient_id)
    return Actor(None, name or link.recipient.ko, (reach,), address=address)


def make_link(row: Referral, actor: Actor, address: str, *, at: datetime) -> ReferralLink:
    """A link for the one asked, in the transaction of the verb that asks; the earlier ones end.

    Refused: `activities.no_such_mail`.
    """
    try:
        validate_email(address.strip())
    except ValidationError:
        raise Refused("activities.no_such_mail") from None
    ReferralLink.objects.within(referral_id=row.pk, ended_at__isnull=True).update(ended_at=at)
    token = secrets.token_urlsafe(TOKEN_BYTES).replace("_", "-").strip("-")
    days = days_on(row.initiative_id, day_of(at)).link_days
    made: ReferralLink = ReferralLink.objects.create(
        referral=row,
        recipient_id=row.recipient_id,
        digest=digest_of(token),
        token=token,
        address=address.strip(),
        made_at=at,
        made_by_id=account_of(actor),
        expires_at=at + timedelta(days=days),
    )
    return made


@action("activities.referral.renew_link", may="send_referral", on=of_sender)
def renew_link(actor: Actor, *, public_id: str, address: str, at: datetime) -> Done[None]:
    """Send the link anew, also to another address; the earlier one opens nothing any more."""
    row = held(actor, public_id, side="sender", at=at)
    if row.state not in {"sent", "accepted", "contacted"}:
        raise Refused("activities.referral_over")
    link = make_link(row, actor, address, at=at)
    told = tell_recipient(row, "referral_sent", event=f"referral:{public_id}:link:{link.pk}", at=at)
    return Done(None, {"told": told})


def _of_link(*, link_id: int, **_: object) -> Subject:
    link = link_row(link_id)
    return Subject("referral", link.public_id, link.initiative_id, link.recipient_id)


@action("activities.referral.send_code", may="open_referral_link", on=_of_link)
def send_link_code(actor: Actor, *, link_id: int, at: datetime) -> Done[datetime]:
    """Write a code to the address that was invited, nobody else's; an earlier code is void.

    Refused: `activities.link_over`, `.code_just_sent`, `.too_many_codes`, `kernel.letter_not_sent`.
    """
    row: ReferralLink = ReferralLink.objects.within(pk=link_id).select_for_update().get()
    _must_be_open(row, at)
    sent = check_may_send(row.code_sent_at, row.codes_sent, at)
    code = f"{secrets.randbelow(10**6):06d}"
    row.code, row.code_until, row.code_tries = _digest(row.pk, code), at + CODE_GOOD_FOR, 0
    row.codes_sent, row.code_sent_at = sent, at
    row.save()
    values = {"code": code, "minutes": CODE_GOOD_FOR.seconds // 60, "house": settings.DURE_ADDRESS}
    must_leave(
        letter(
            notices_of("activities"),
            "referral_code",
            to=row.address,
            language=actor.language,
            **values,
        )
    )
    return Done(at + CODE_GOOD_FOR, {"link": row.pk})


@action("activities.referral.type_code", may="open_referral_link", on=_of_link)
def type_link_code(actor: Actor, *, link_id: int, code: str, mark: str, at: datetime) -> Done[str]:
    """Type the code: answers "known", "wrong" or "void". A wrong one is counted, so it is no refusal.

    A right one is used up; this browser is known for some hours.
    """
    row: ReferralLink = ReferralLink.objects.within(pk=link_id).select_for_update().get()
    _must_be_open(row, at)
    if not is_good(row.code, row.code_until, row.code_tries, at):
        return Done("void", {"link": row.pk, "code": "void"})
    if not constant_time_compare(row.code, _digest(row.pk, "".join(code.split()))):
        row.code_tries += 1
        row.save(update_fields=["code_tries"])
        told = "wrong" if row.code_tries < MOST_TRIES else "void"
        return Done(told, {"link": row.pk, "code": told})
    row.code = ""
    row.save(update_fields=["code"])
    known = {"known_at": at, "until": min(at + READER_FOR, row.expires_at)}
    ReferralReader.objects.within(link_id=row.pk).update_or_create(
        link_id=row.pk, mark=digest_of(mark), defaults=known
    )
    return Done("known", {"link": row.pk, "code": "known"})


def _must_be_open(row: ReferralLink, at: datetime) -> None:
    if row.ended_at is not None or at >= row.expires_at:
        raise Refused("activities.link_over")


def _digest(link_id: int, code: str) -> str:
    return salted_hmac("dure.activities.code", f"{link_id}:{code}", algorithm="sha256").hexdigest()
