"""Marks of addresses: at which nobody answers, and who wants nothing."""

import hashlib
import hmac
from collections.abc import Iterable

from django.conf import settings

from dure.communication.models import AddressMark
from dure.communication.rules.phone_numbers import digits_of


def mark_of(address: str) -> str:
    """A keyed digest of an address, however it is written: the list of marks names none."""
    plain = digits_of(address) or address.strip().lower()
    key = f"address mark:{settings.SECRET_KEY}".encode()
    return hmac.new(key, plain.encode(), hashlib.sha256).hexdigest()


def is_dead(address: str) -> bool:
    """Nobody lives there, as far as anybody told us."""
    return AddressMark.objects.filter(mark=mark_of(address), kind="dead").exists()


def dead_among(addresses: Iterable[str]) -> frozenset[str]:
    """Those of them at which nobody lives, asked at once."""
    marks = {mark_of(one): one for one in addresses}
    rows = AddressMark.objects.filter(mark__in=marks, kind="dead") if marks else ()
    return frozenset(marks[row.mark] for row in rows)


def wants_nothing(address: str) -> bool:
    """Somebody there refused what advertises."""
    return AddressMark.objects.filter(mark=mark_of(address), kind="opt_out").exists()
