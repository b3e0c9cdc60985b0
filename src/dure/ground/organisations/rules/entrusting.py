"""Rules of entrusting (위탁): what a contract on processing must say before anything rests on it."""

from collections.abc import Collection
from datetime import date

from dure.kernel.errors import Refused
from dure.kernel.words import Words

# The items by which people may be compared; never more than a person's consent names.
ITEMS_ENTRUSTED = {
    "name": Words("이름", "Name"),
    "birth_date": Words("생년월일", "Date of birth"),
    "sex": Words("성별", "Sex"),
    "contact": Words("전화", "Phone"),
    "address": Words("주소", "Address"),
}
LONGEST_YEARS = 10


def check_entrustment(
    *, contracted_on: date, starts_on: date, ends_on: date, purpose: str, items: Collection[str]
) -> None:
    """Refused: `organisations.entrustment_days`, `…_purpose`, `…_items`."""
    longest = starts_on.year + LONGEST_YEARS
    if not contracted_on <= starts_on <= ends_on or ends_on.year > longest:
        raise Refused("organisations.entrustment_days", years=LONGEST_YEARS)
    if not purpose.strip():
        raise Refused("organisations.entrustment_purpose")
    if "name" not in items or not set(items) <= set(ITEMS_ENTRUSTED):
        raise Refused("organisations.entrustment_items")
