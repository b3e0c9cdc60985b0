"""Links of couriers: made for a day, kept by the first phone that opens them, moved by the coordinator."""

import secrets
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.kernel.ids import ALPHABET, public_id
from dure.programmes.care_meals.models import CourierLink, CourierPhone, Route
from dure.programmes.care_meals.rules.secrets_kept import digest_of
from dure.programmes.care_meals.services.day_subjects import day_row, of_day
from dure.programmes.care_meals.services.door_subjects import link_row, of_link

TOKEN_LENGTH = 26  # about 128 bits
ONE_LOOK = timedelta(seconds=10)  # what comes sooner is the same page loaded again


@action("care_meals.courier_link.make", may="run_kitchen", on=of_day, tell=("courier",))
def make_links(actor: Actor, *, day: str, at: datetime) -> Done[int]:
    """A link for every courier of the day who has none; answers how many were made.

    Refused: `care_meals.no_such_day`, `.no_routes_yet`.
    """
    row = day_row(day)
    couriers = set(Route.objects.within(day_id=row.pk).values_list("courier_id", flat=True))
    if not couriers:
        raise Refused("care_meals.no_routes_yet")
    known = CourierLink.objects.within(day_id=row.pk).values_list("courier_id", flat=True)
    fresh = [_fresh(row.pk, each, actor, at) for each in sorted(couriers - set(known))]
    CourierLink.objects.bulk_create(fresh, ignore_conflicts=True)
    return Done(len(fresh), {"day": row.public_id, "links": len(fresh)})


@action("care_meals.courier_link.open", may="bring_meals", on=of_link)
def open_link(actor: Actor, *, link: str, phone: str, at: datetime) -> Done[bool]:
    """This phone wants the link: True where it keeps it now, False where another one has it.

    Whoever comes first is decided by the database, not by who asked earlier.
    """
    row, digest = link_row(link), digest_of(phone)
    try:
        with transaction.atomic():
            mine, is_new = CourierPhone.objects.within(link_id=row.pk).get_or_create(
                link_id=row.pk, digest=digest, defaults={"opened_at": at}
            )
    except IntegrityError:
        mine, is_new = None, False
    if mine is None or mine.left_at is not None:
        _count_another(row, at)
        return Done(result=False, noted={"link": row.public_id, "other": True})
    if is_new and row.opened_at is None:
        CourierLink.objects.within(pk=row.pk).update(opened_at=at, heard_at=at)
    return Done(result=True, noted={"link": row.public_id, "new": is_new})


@action("care_meals.courier_link.turn_away", may="bring_meals", on=of_link)
def turn_away(actor: Actor, *, link: str, at: datetime) -> Done[bool]:
    """Somebody else looked at a link that a phone keeps: the board tells the coordinator.

    True where it counts: the same page loaded again within seconds is one look.
    """
    row = link_row(link)
    return Done(_count_another(row, at), {"link": row.public_id})


@action("care_meals.courier_link.move", may="run_kitchen", on=of_link, tell=("courier",))
def move_link(actor: Actor, *, link: str, at: datetime) -> Done[bool]:
    """Let the phone go: the next one that opens the link keeps it. True where there was one.

    What the old phone still holds is taken when it speaks; it sees nothing more.
    """
    row = link_row(link)
    left = CourierPhone.objects.within(link_id=row.pk, left_at__isnull=True).update(left_at=at)
    return Done(result=bool(left), noted={"link": row.public_id})


@action("care_meals.courier_link.renew", may="run_kitchen", on=of_link, tell=("courier",))
def renew_link(actor: Actor, *, link: str, at: datetime) -> Done[str]:
    """A new address instead of the old one, which somebody else may have; answers its token."""
    row, token = link_row(link), _token()
    CourierPhone.objects.within(link_id=row.pk, left_at__isnull=True).update(left_at=at)
    CourierLink.objects.within(pk=row.pk).update(digest=digest_of(token), made_at=at)
    row.token = token
    row.save(update_fields=["token"])
    return Done(token, {"link": row.public_id})


def _count_another(row: CourierLink, at: datetime) -> bool:
    """Another phone was told no. Decided by the database, so that two at one moment are one."""
    before = Q(others_at__isnull=True) | Q(others_at__lte=at - ONE_LOOK)
    rows = CourierLink.objects.within(pk=row.pk).filter(before)
    return bool(rows.update(others=F("others") + 1, others_at=at))


def _fresh(day_id: int, courier_id: int, actor: Actor, at: datetime) -> CourierLink:
    token = _token()
    return CourierLink(
        public_id=public_id(),
        day_id=day_id,
        courier_id=courier_id,
        digest=digest_of(token),
        token=token,
        made_at=at,
        made_by_id=actor.account_id,
    )


def _token() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(TOKEN_LENGTH))
