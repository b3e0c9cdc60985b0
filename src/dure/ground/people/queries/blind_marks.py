"""Blind marks (눈가림 표): whether two members know the same person, without a name leaving either of them.

A mark is made of a name and a birthday with the initiative's own key, in memory, and kept nowhere. Two
marks are equal or they are not; neither says who it is. Whoever may be compared at all is decided by
the room that asks.
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Collection

from dure.ground.people.models import Person
from dure.kernel.link_keys import made_link_key

PURPOSE = b"blind marks"


def blind_marks(person_ids: Collection[int], *, initiative_id: int) -> dict[int, str]:
    """Person → mark, for those of them whose name and whole birthday are known. One query."""
    key = hmac.new(made_link_key(initiative_id), PURPOSE, hashlib.sha256).digest()
    rows = Person.objects.within(pk__in=sorted(person_ids), erased_at__isnull=True)
    return {
        row.pk: _mark(key, row)
        for row in rows
        if row.name and row.birth_date and row.deceased_on is None
    }


def _mark(key: bytes, row: Person) -> str:
    name = "".join(unicodedata.normalize("NFC", row.name).casefold().split())
    told = f"{name}|{row.birth_date}|{row.sex}"
    return hmac.new(key, told.encode(), hashlib.sha256).hexdigest()
