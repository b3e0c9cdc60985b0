"""Mark an address: nobody answers there, or whoever does wants no advertising; and take it back."""

from datetime import datetime

from django.db.models import F

from dure.communication.models import AddressMark
from dure.communication.queries.marks import mark_of

SOFT = 3  # mails that came back without a plain word, until an address counts as dead


def mark_dead(address: str, *, channel: str, why: str, at: datetime) -> None:
    """Nobody lives there; it is not written to again until somebody says otherwise."""
    AddressMark.objects.get_or_create(
        mark=mark_of(address), kind="dead", defaults={"channel": channel, "why": why, "at": at}
    )


def mark_doubtful(address: str, *, channel: str, why: str, at: datetime) -> bool:
    """Something came back that does not say for how long; after the third it counts as dead."""
    row, is_new = AddressMark.objects.get_or_create(
        mark=mark_of(address), kind="soft", defaults={"channel": channel, "why": why, "at": at}
    )
    if is_new:
        return False
    AddressMark.objects.filter(pk=row.pk).update(times=F("times") + 1, at=at)
    row.refresh_from_db()
    if row.times < SOFT:
        return False
    mark_dead(address, channel=channel, why=why, at=at)
    return True


def mark_opted_out(address: str, *, at: datetime) -> None:
    """Whoever lives there wants nothing that advertises; service notices still come."""
    AddressMark.objects.get_or_create(
        mark=mark_of(address), kind="opt_out", defaults={"why": "asked", "at": at}
    )


def mark_alive(address: str) -> None:
    """Somebody confirmed the address: what was said of it before holds no longer."""
    AddressMark.objects.filter(mark=mark_of(address), kind__in=("dead", "soft")).delete()
