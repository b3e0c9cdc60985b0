"""What may be written about a person: a birthday that is one, a sex of the list, codes for attributes."""

import re
from collections.abc import Mapping
from datetime import date

from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number

SEXES = ("", "f", "m", "x")
CODE = re.compile(r"[a-z0-9_.\-]{1,40}")
OLDEST_YEARS = 130
TEXTS = (
    "name",
    "family_name",
    "given_name",
    "other_name",
    "own_number",
    "phone",
    "address",
    "note",
)
CHANGEABLE = frozenset(
    {*TEXTS, "birth_date", "birth_year", "birth_month", "sex", "place_code", "attributes"}
)
MONTHS = range(1, 13)


def check_birth(
    birth_date: date | None, birth_year: int | None, today: date, birth_month: int | None = None
) -> int | None:
    """The year of birth. Refused with `people.birth` when it lies ahead, too far back or disagrees."""
    year = birth_date.year if birth_date is not None else birth_year
    if year is None:
        return None
    disagree = birth_date is not None and birth_year not in (None, year)
    ahead = (year, birth_month or 1) > (today.year, today.month) or (
        birth_date is not None and birth_date > today
    )
    if disagree or ahead or year < today.year - OLDEST_YEARS:
        raise Refused("people.birth")
    return year


def written_birth(birth_date: date | None, year: int | None, month: int | None) -> str:
    """What is kept, sealed: the day, or year and month. Refused with `people.birth`."""
    if birth_date is not None:
        if month not in (None, birth_date.month):
            raise Refused("people.birth")
        return birth_date.isoformat()
    if month is None:
        return ""
    if year is None or month not in MONTHS:
        raise Refused("people.birth")
    return f"{year:04d}-{month:02d}"


def told_birth(written: str) -> tuple[date | None, int | None]:
    """The day if it is known, and the month if that is."""
    if not written:
        return None, None
    if len(written) == len("1941-03"):
        return None, int(written[-2:])
    born = date.fromisoformat(written)
    return born, born.month


def check_attributes(sex: str, attributes: Mapping[str, object]) -> None:
    """Refused with `people.codes_only`: free text in an attribute would escape the seal.

    And with `kernel.resident_number`: thirteen digits are a code, too.
    """
    texts = [str(each) for pair in attributes.items() for each in pair]
    if sex not in SEXES or not all(CODE.fullmatch(text) for text in texts):
        raise Refused("people.codes_only")
    refuse_resident_number(attributes=" ".join(texts))
