"""One's own ways to be told: a phone that figures confirm, a browser, a webhook, a room elsewhere."""

import hmac
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from dure.communication.channels import channel_of, channels
from dure.communication.channels.outside import NotOutside, NotReached, machine_outside
from dure.communication.channels.web_push import subscription_in
from dure.communication.models import ContactPoint, Notice
from dure.communication.queries.marks import mark_of
from dure.communication.rules.hook_address import host_of
from dure.communication.rules.phone_numbers import digits_of, shown
from dure.communication.services.links import sealed
from dure.communication.services.mark_address import mark_alive
from dure.communication.services.tell import tell
from dure.communication.types.notices import NewNotice, Way
from dure.ground.journal.services import note
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id

GOOD_FOR = timedelta(minutes=10)
BETWEEN = timedelta(minutes=1)
MOST_TRIES = 5
MOST_POINTS = 10
MOST_CODES, WITHIN = 5, timedelta(hours=1)
KEY = 32


@transaction.atomic
def add_phone(actor: Actor, *, number: str, at: datetime) -> int:
    """Ask a phone for figures; answers the contact point's key. It is used once they came back.

    Refused: `communication.not_a_mobile`, `.no_phone_channel`, `.figures_just_sent`, `.too_many_figures`,
    `.too_many_points`.
    """
    account, digits = _own(actor), digits_of(number)
    if not digits:
        raise Refused("communication.not_a_mobile")
    if channel_of("sms") is None:
        raise Refused("communication.no_phone_channel")
    row = _point(account, "phone", digits, shown(digits), at)
    if row.confirmed_at is not None:
        return row.pk
    sent_at = row.code_until - GOOD_FOR if row.code_until else None
    if sent_at is not None and sent_at <= at < sent_at + BETWEEN:
        raise Refused("communication.figures_just_sent")
    _not_too_often(account, at)
    figures = f"{secrets.randbelow(10**6):06}"
    row.code, row.code_until = _digest(row.pk, figures), at + GOOD_FOR
    row.code_tries = 0
    row.save()
    _ask_for(actor, row, figures, at)
    _noted(actor, "communication.phone.add", at)
    return row.pk


def confirm_phone(actor: Actor, *, point: int, figures: str, at: datetime) -> None:
    """The figures came back: the phone is its owner's. Refused: `communication.wrong_figures`."""
    if not _confirmed(actor, point, figures, at):  # the tries are kept though it is refused
        raise Refused("communication.wrong_figures")


@transaction.atomic
def _confirmed(actor: Actor, point: int, figures: str, at: datetime) -> bool:
    rows = ContactPoint.objects.select_for_update()
    row = rows.filter(pk=point, account_id=_own(actor), kind="phone").first()
    if row is None or row.code_until is None or at > row.code_until:
        return False
    row.code_tries += 1
    row.save(update_fields=["code_tries"])
    right = hmac.compare_digest(row.code, _digest(row.pk, figures.strip()))
    if not right or row.code_tries > MOST_TRIES:
        return False
    row.confirmed_at, row.code, row.code_until = at, "", None
    row.save()
    mark_alive(row.address)
    _noted(actor, "communication.phone.confirm", at)
    return True


@transaction.atomic
def add_browser(actor: Actor, *, subscription: str, label: str, at: datetime) -> int:
    """This browser may be told. Refused: `communication.not_a_subscription`."""
    if subscription_in(subscription) is None or channel_of("push") is None:
        raise Refused("communication.not_a_subscription")
    _safe(subscription_in(subscription)["endpoint"])  # type: ignore[index]
    row = _point(_own(actor), "push", subscription, label[:80], at)
    _kept(row, at)
    _noted(actor, "communication.browser.add", at)
    return row.pk


@transaction.atomic
def add_webhook(actor: Actor, *, address: str, at: datetime) -> str:
    """A program of mine is told; answers the key it knows us by, shown this once.

    Refused: `communication.not_outside` for an address in our own net, `.not_an_address`.
    """
    host = _safe(address)
    key = public_id(KEY)
    row = _point(_own(actor), "hook", f"{key}|{address.strip()}", host, at, by=address.strip())
    if row.confirmed_at is not None:
        raise Refused("communication.point_stands")
    _kept(row, at)
    _noted(actor, "communication.webhook.add", at)
    return key


@transaction.atomic
def add_service(actor: Actor, *, address: str, at: datetime) -> int:
    """A room of another service is told. Refused: `communication.no_such_service`."""
    given = address.strip()
    known = channel_of("service")
    if known is None or not known.reaches(given):
        raise Refused("communication.no_such_service")
    row = _point(_own(actor), "service", given, given.partition("://")[0], at)
    _kept(row, at)
    _noted(actor, "communication.service.add", at)
    return row.pk


@transaction.atomic
def remove_point(actor: Actor, *, point: int, at: datetime) -> None:
    """I am not told there any more. Refused: `communication.no_such_point`."""
    gone, _ = ContactPoint.objects.filter(pk=point, account_id=_own(actor)).delete()
    if not gone:
        raise Refused("communication.no_such_point")
    _noted(actor, "communication.point.remove", at)


def may_add(kind: str) -> bool:
    """Whether this house has a channel for it."""
    codes = {one.code for one in channels()}
    return {"phone": "sms", "hook": "hook", "push": "push", "service": "service"}[kind] in codes


def _safe(address: str) -> str:
    host, named = host_of(address)
    if not host:
        raise Refused("communication.not_an_address")
    channel = channel_of("hook")
    if channel is None:
        raise Refused("communication.no_such_service")
    try:
        if named not in _inside():
            machine_outside(host)
    except NotOutside:
        raise Refused("communication.not_outside") from None
    except NotReached:
        raise Refused("communication.not_an_address") from None
    return host


def _inside() -> frozenset[str]:
    return frozenset(settings.DURE_INSIDE_HOSTS)


def _ask_for(actor: Actor, row: ContactPoint, figures: str, at: datetime) -> None:
    tell(
        [
            NewNotice(
                event=f"confirm_phone:{row.pk}:{at.timestamp():.0f}",
                recipient=f"account:{row.account_id}",
                account_id=row.account_id,
                address=row.address,
                code="communication.confirm_phone",
                language=actor.language,
                purpose="urgent",  # whoever asks is awake
                ways=(Way("sms", row.address),),
                values={"figures": figures},
            )
        ],
        at=at,
    )


def _not_too_often(account: int, at: datetime) -> None:
    """A number that is removed and added anew waits as well: it may be somebody else's phone."""
    asked = Notice.objects.within(account_id=account, code="communication.confirm_phone")
    if asked.filter(made_at__gt=at - WITHIN).count() >= MOST_CODES:
        raise Refused("communication.too_many_figures")


def _point(
    account: int, kind: str, address: str, label: str, at: datetime, *, by: str = ""
) -> ContactPoint:
    mark = mark_of(by or address)
    mine = ContactPoint.objects.filter(account_id=account)
    found = mine.filter(kind=kind, mark=mark).first()
    if found is None and mine.count() >= MOST_POINTS:
        raise Refused("communication.too_many_points", most=MOST_POINTS)
    return found or ContactPoint.objects.create(
        account_id=account, kind=kind, address=address, mark=mark, label=label, made_at=at
    )


def _kept(row: ContactPoint, at: datetime) -> None:
    row.confirmed_at = at
    row.save(update_fields=["confirmed_at"])
    mark_alive(row.address)


def _digest(point: int, figures: str) -> str:
    return sealed("phone", f"{point}:{figures}")


def _own(actor: Actor) -> int:
    if actor.account_id is None:
        raise Refused("access.sign_in_first")
    return actor.account_id


def _noted(actor: Actor, code: str, at: datetime) -> None:
    # The address itself stays out of the journal: it is personal.
    note(actor, code=code, subject=Subject("account", actor.account_id or 0), at=at, values={})
