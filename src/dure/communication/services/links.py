"""Links and addresses of a notice: what can be done from it, where a reply and a bounce go.

They hold the notice's number and a seal of the house, nothing of a person: what they stand for is looked
up behind them.
"""

import base64
import hashlib
import hmac
import json

from django.conf import settings
from django.urls import reverse

from dure.communication.models import Notice
from dure.communication.types.acts import act_named
from dure.kernel.words import Words

SEAL = 16  # letters; 80 bits
DO = Words("{what}: {link}", "{what}: {link}")


def sealed(purpose: str, said: str) -> str:
    """A seal in small letters and digits, which mail servers leave as they are."""
    key = f"{purpose}:{settings.SECRET_KEY}".encode()
    made = hmac.new(key, said.encode(), hashlib.sha256).digest()
    return base64.b32encode(made).decode().lower()[:SEAL]


def is_sealed(purpose: str, said: str, seal: str) -> bool:
    """Only this house wrote it; a secret that was changed lately still counts."""
    keys: list[str] = [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]
    made = (
        hmac.new(f"{purpose}:{key}".encode(), said.encode(), hashlib.sha256).digest()
        for key in keys
    )
    seals = (base64.b32encode(one).decode().lower()[:SEAL] for one in made)
    return any(hmac.compare_digest(one, seal.lower()) for one in seals)


def act_token(row: Notice, number: int) -> str:
    """The token of the offer number `number` of a notice."""
    said = f"{row.public_id}-{number}"
    return f"{said}-{sealed('act', said)}"


def lines_of_offers(row: Notice) -> tuple[str, ...]:
    """What can be done from this notice, each with its link."""
    lines = []
    for number, (verb, _) in enumerate(row.offers):
        known = act_named(verb)
        if known is None:
            continue
        link = f"{settings.DURE_ADDRESS}{reverse('act_by_link', args=[act_token(row, number)])}"
        lines.append(DO.filled(what=known.words, link=link).in_language(row.language))
    return tuple(lines)


def reply_address(row: Notice) -> str:
    """Where a reply to this notice goes; nothing where it leads nowhere, or no mail comes in.

    One that hangs on no thread has an address too: whoever answers it is told where to.
    """
    if not (settings.DURE_REPLY_DOMAIN and (row.topic or page_of(row))):
        return ""
    return f"reply+{row.public_id}-{sealed('reply', row.public_id)}@{settings.DURE_REPLY_DOMAIN}"


def page_of(row: Notice) -> str:
    """The page a notice leads to; nothing where it leads to none.

    `opens` goes before the page that its text names.
    """
    values = json.loads(row.values or "{}")
    return str(
        values.get("opens")
        or values.get("page")
        or values.get("address")
        or values.get("link")
        or ""
    )


def bounce_address(row: Notice) -> str:
    """Where it comes back when nobody lives there."""
    if not settings.DURE_REPLY_DOMAIN:
        return ""
    way = f"{row.public_id}-{row.way}"
    return f"bounce+{way}-{sealed('bounce', way)}@{settings.DURE_REPLY_DOMAIN}"
