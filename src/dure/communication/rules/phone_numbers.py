"""Phone numbers: as people write them, as providers want them, as a page may show them."""

import re

MOBILE = re.compile(r"01[016789]\d{7,8}", re.ASCII)


def digits_of(address: str) -> str:
    """Only its digits, in the country's own form: +82 10-1234-5678 is 01012345678; else nothing."""
    given = address.strip()
    if re.search(r"[^\d\s+().\-]", given, re.ASCII):
        return ""
    digits = re.sub(r"\D", "", given)
    if given.startswith("+") or digits.startswith("82"):
        digits = (
            "0" + digits.removeprefix("82").removeprefix("0") if digits.startswith("82") else ""
        )
    return digits if MOBILE.fullmatch(digits) else ""


def sender_of(number: str) -> str:
    """The number we send from, in digits: any number that was registered, also one of an office."""
    return re.sub(r"\D", "", number)


def shown(address: str) -> str:
    """Its middle left out: 010-****-5678."""
    digits = digits_of(address)
    return f"{digits[:3]}-****-{digits[-4:]}" if digits else "***"
