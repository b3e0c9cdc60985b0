"""Registration numbers: business (사업자등록번호) and corporate (법인등록번호), by their check digits."""

from datetime import date

from dure.engines.hangul import business_number as written_business
from dure.engines.hangul import corporate_number as written_corporate
from dure.engines.hangul import digits_of, is_person_as_corporation
from dure.kernel.errors import Refused

CORPORATE_DIGITS = 13


def business_number(text: str) -> str:
    """The number as it is kept, `123-45-67891`; "" stays "". Refused: `organisations.business_number`."""
    if not text.strip():
        return ""
    try:
        return written_business(text)
    except ValueError:
        raise Refused("organisations.business_number", number=text) from None


def corporate_number(text: str, *, with_check_digit: bool = True) -> str:
    """The number as it is kept, `110111-1234567`. Refused: `organisations.corporate_number`.

    Numbers given since 2025 have no check digit any more; the law value of the day decides.
    """
    if not text.strip():
        return ""
    try:
        return written_corporate(text) if with_check_digit else _without_check(text)
    except ValueError:
        raise Refused("organisations.corporate_number", number=text) from None


def refuse_person(text: str, *, on: date) -> None:
    """A person's number is not kept as a corporation's. Refused: `kernel.resident_number`.

    Since corporate numbers have no check digit, any thirteen digits would pass for one.
    """
    if is_person_as_corporation(text, on=on):
        raise Refused("kernel.resident_number", field="corporate_number")


def _without_check(text: str) -> str:
    digits = digits_of(text)
    if len(digits) != CORPORATE_DIGITS or not digits.strip("0"):
        raise ValueError("not a corporate registration number")
    return f"{digits[:6]}-{digits[6:]}"
