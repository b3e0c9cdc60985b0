"""Registration numbers: business (사업자등록번호) and corporate (법인등록번호), by their check digits."""

import re

from dure.kernel.errors import Refused

BUSINESS_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)
CORPORATE_WEIGHTS = (1, 2) * 6
SEPARATORS = re.compile(r"[\s\-–]")


def business_number(text: str) -> str:
    """The number as it is kept, `123-45-67891`; "" stays "". Refused: `organisations.business_number`."""
    digits = SEPARATORS.sub("", text)
    if not digits:
        return ""
    if not (re.fullmatch(r"\d{10}", digits) and _business_digit(digits) == int(digits[-1])):
        raise Refused("organisations.business_number", number=text)
    return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}"


def corporate_number(text: str, *, with_check_digit: bool = True) -> str:
    """The number as it is kept, `110111-1234567`. Refused: `organisations.corporate_number`.

    Numbers given since 2025 have no check digit any more; the law value of the day decides.
    """
    digits = SEPARATORS.sub("", text)
    if not digits:
        return ""
    fits = re.fullmatch(r"\d{13}", digits)
    if not fits or (with_check_digit and _corporate_digit(digits) != int(digits[-1])):
        raise Refused("organisations.corporate_number", number=text)
    return f"{digits[:6]}-{digits[6:]}"


def _business_digit(digits: str) -> int:
    total = sum(int(d) * weight for d, weight in zip(digits, BUSINESS_WEIGHTS, strict=False))
    return (10 - (total + int(digits[8]) * 5 // 10) % 10) % 10


def _corporate_digit(digits: str) -> int:
    total = sum(int(d) * weight for d, weight in zip(digits, CORPORATE_WEIGHTS, strict=False))
    return (10 - total % 10) % 10
