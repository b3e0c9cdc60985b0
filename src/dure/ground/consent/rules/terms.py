"""Terms of a consent: who may give it, for what together, for how long, and whether it holds."""

from datetime import date

from dure.ground.consent.rules.items import GIVER_WORDS, METHOD_WORDS, SENSITIVE
from dure.ground.consent.rules.purposes import PurposeTerms
from dure.ground.consent.types import Giver, NewConsent
from dure.kernel.errors import Refused

METHODS = frozenset(METHOD_WORDS)
GIVEN_BY = frozenset(GIVER_WORDS)
LONGEST_KEPT = 120  # months
# Health and disability are sensitive (PIPA 23): they never ride along with an ordinary consent.
SENSITIVE_ITEMS = frozenset(SENSITIVE)


def check_terms(new: NewConsent, terms: PurposeTerms, giver: Giver, *, child_age: int) -> None:
    """Refused when somebody else must consent, or to something else, or not all at once."""
    if new.method not in METHODS or new.given_by not in GIVEN_BY:
        raise Refused("consent.no_such_method", method=f"{new.method}/{new.given_by}")
    if not new.items:
        raise Refused("consent.items_needed")
    if terms.needs_recipient and new.recipient_id is None:
        raise Refused("consent.recipient_needed", purpose=terms.name)
    if SENSITIVE_ITEMS & set(new.items) and not terms.sensitive:
        raise Refused("consent.separate_sensitive", purpose=terms.name)
    if new.given_by == "supported" and not new.supported_by.strip():
        raise Refused("consent.supporter_needed")
    if not 0 <= new.keep_months <= LONGEST_KEPT:
        raise Refused("consent.kept_too_long", months=LONGEST_KEPT)
    check_age(new, giver, child_age)


def check_age(new: NewConsent, giver: Giver, child_age: int) -> None:
    """Under 14 the guardian consents. Refused: `consent.age_unknown`, `consent.guardian_needed`."""
    if new.given_by == "guardian":
        return
    age = age_at_least(giver, new.given_on)
    if age is None:
        raise Refused("consent.age_unknown")
    if age < child_age:
        raise Refused("consent.guardian_needed", age=child_age)


def age_at_least(giver: Giver, day: date) -> int | None:
    """The age in years, the lower one where only the year of birth is known; None if nothing is."""
    if giver.birth_date is not None:
        born = giver.birth_date
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return None if giver.birth_year is None else day.year - giver.birth_year - 1


def end_of(new: NewConsent, longest_months: int | None) -> date | None:
    """The first day without consent: as said, or after the longest term. None: until withdrawn.

    Refused with `consent.too_long` or `consent.ends_before_it_starts`.
    """
    latest = None if longest_months is None else months_after(new.given_on, longest_months)
    if new.expires_on is None:
        return latest
    if new.expires_on <= new.given_on:
        raise Refused("consent.ends_before_it_starts")
    if latest is not None and new.expires_on > latest:
        raise Refused("consent.too_long", latest=latest)
    return new.expires_on


def months_after(day: date, months: int) -> date:
    """The same day of a later month; the last one where the month is shorter."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for last in range(day.day, 27, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, day.day)


def is_in_force(
    given_on: date, expires_on: date | None, withdrawn_on: date | None, day: date
) -> bool:
    """True from the day it was given, up to the day before it ends; on the day of withdrawal no more."""
    ended = [each for each in (expires_on, withdrawn_on) if each is not None]
    return given_on <= day and all(day < each for each in ended)
