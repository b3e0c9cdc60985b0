"""What of a person may travel with a referral: which items the register knows, which are written."""

import hashlib
import json
from collections.abc import Iterable, Mapping

from dure.activities.types.referrals import ParcelLine
from dure.kernel.errors import Refused
from dure.kernel.words import Words

PURPOSE, SENSITIVE_PURPOSE = "referral", "referral_sensitive"
REGISTER = ("name", "birth_date", "sex", "contact", "address", "living", "disability")
WRITTEN = ("need", "words", "records", "health", "diet", "allergy", "medication")
ORDER = (
    *("name", "contact", "need", "birth_date", "sex", "address", "living", "words", "records"),
    *("disability", "health", "diet", "allergy", "medication"),
)
LONGEST = 1000
NOT_KNOWN = Words("아는 것이 없어요", "nothing is known")


def check_items(items: Iterable[str], agreed: frozenset[str], told: Mapping[str, str]) -> None:
    """Refused: `activities.nothing_travels`, `.item_without_consent`, `.item_needs_words`, `.too_long`."""
    asked = [item for item in ORDER if item in set(items)]
    if not asked or set(items) - set(ORDER):
        raise Refused("activities.nothing_travels")
    if set(asked) - agreed:
        raise Refused("activities.item_without_consent")
    if any(item in WRITTEN and not told.get(item, "").strip() for item in asked):
        raise Refused("activities.item_needs_words")
    if any(len(told.get(item, "")) > LONGEST for item in asked):
        raise Refused("activities.told_too_long", most=LONGEST)


def mark_of(lines: Iterable[ParcelLine]) -> str:
    """The mark of what travels: another word, another mark."""
    told = [[line.item, line.text.ko, line.text.en] for line in lines]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def written_out(lines: Iterable[ParcelLine]) -> str:
    """As it is kept, sealed."""
    return json.dumps([[line.item, line.text.ko, line.text.en] for line in lines])


def read_back(parcel: str) -> dict[str, Words]:
    """What was kept, by item."""
    return {item: Words(ko, en) for item, ko, en in json.loads(parcel or "[]")}
