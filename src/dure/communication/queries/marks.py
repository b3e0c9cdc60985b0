"""Marks of addresses: at which nobody answers, and who wants nothing."""

import hashlib
import hmac

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


def wants_nothing(address: str) -> bool:
    """Somebody there refused what advertises."""
    return AddressMark.objects.filter(mark=mark_of(address), kind="opt_out").exists()
