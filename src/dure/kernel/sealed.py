"""Sealed text: sensitive fields are encrypted at rest with keys that never enter the database.

`settings.DURE_SEAL_KEYS` is a list of keys, newest first: new text is sealed with the first, old text
opens with any. To rotate, put a new key in front and run `dure reseal`; then drop the old one.
"""

import base64
import hashlib
import hmac
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models

WrongKey = InvalidToken
MARK = "gAAAA"  # every sealed text begins so: the version of its form, and a time of this century


@cache
def _ring(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key.encode()) for key in keys])


def seal(text: str) -> str:
    """Encrypt `text` with the newest key."""
    return _ring(tuple(settings.DURE_SEAL_KEYS)).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Open what `seal` closed, with whichever key fits."""
    return _ring(tuple(settings.DURE_SEAL_KEYS)).decrypt(sealed.encode()).decode()


def reseal(sealed: str) -> str:
    """Open with whichever key fits and close with the newest; the day it was sealed stays."""
    return _ring(tuple(settings.DURE_SEAL_KEYS)).rotate(sealed.encode()).decode()


def is_newest(sealed: str) -> bool:
    """True when the newest key opens it: nothing is to be done when keys are changed."""
    try:
        _ring(tuple(settings.DURE_SEAL_KEYS[:1])).decrypt(sealed.encode())
    except InvalidToken:
        return False
    return True


def seals_within(value: Any) -> Iterator[str]:
    """Every sealed text inside a JSON value."""
    if isinstance(value, str) and value.startswith(MARK):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from seals_within(one)


def with_seals(value: Any, made: Callable[[str], str]) -> Any:
    """The same JSON value with every sealed text inside it made anew, such as by `reseal`."""
    match value:
        case str() if value.startswith(MARK):
            return made(value)
        case dict():
            return {name: with_seals(one, made) for name, one in value.items()}
        case list():
            return [with_seals(one, made) for one in value]
    return value


def sealed_for(purpose: str, text: str) -> str:
    """Encrypt under the keys of one purpose: the seal keys themselves do not open it."""
    return _ring(_keys_for(purpose)).encrypt(text.encode()).decode()


def unsealed_for(purpose: str, sealed: str) -> str:
    """Open what `sealed_for` closed, with whichever key of that purpose fits."""
    return _ring(_keys_for(purpose)).decrypt(sealed.encode()).decode()


def _keys_for(purpose: str) -> tuple[str, ...]:
    """One key for each seal key, from which it follows and to which it does not lead back."""
    made = (
        hmac.new(key.encode(), f"purpose:{purpose}".encode(), hashlib.sha256).digest()
        for key in settings.DURE_SEAL_KEYS
    )
    return tuple(base64.urlsafe_b64encode(one).decode() for one in made)


class SealedText(models.TextField[str, str]):
    """A text column that is ciphertext in the database and plain text in Python; never searchable."""

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return seal(text) if text else text

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return unseal(value) if value else value
