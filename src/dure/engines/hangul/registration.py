"""Check digits of the registration numbers of businesses (10 digits) and corporations (13)."""

import re
import unicodedata

BUSINESS_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)
SEPARATORS = re.compile(r"[\s\-‐-―−]")


def digits_of(text: str) -> str:
    """The digits of a number with its hyphens, spaces and full-width forms undone; else nothing."""
    plain = SEPARATORS.sub("", unicodedata.normalize("NFKC", text))
    return plain if plain.isascii() and plain.isdecimal() else ""


def is_business_number(text: str) -> bool:
    """True for a 사업자등록번호 with a right check digit: 10 digits, 123-45-67891.

    Weights 1 3 7 1 3 7 1 3 5; the product of the ninth digit also gives its tens.
    """
    digits = digits_of(text)
    if len(digits) != 10 or digits.startswith("000"):
        return False
    numbers = [int(digit) for digit in digits]
    total = sum(a * b for a, b in zip(numbers, BUSINESS_WEIGHTS, strict=False))
    total += numbers[8] * 5 // 10
    return (10 - total % 10) % 10 == numbers[9]


def is_corporate_number(text: str) -> bool:
    """True for a 법인등록번호 with a right check digit: 13 digits, weights 1 2 1 2 …"""
    digits = digits_of(text)
    if len(digits) != 13 or not digits.strip("0"):
        return False
    numbers = [int(digit) for digit in digits]
    total = sum(number * (1 + at % 2) for at, number in enumerate(numbers[:12]))
    return (10 - total % 10) % 10 == numbers[12]


def business_number(text: str) -> str:
    """The number as it is written, 123-45-67891; ValueError when the check digit is wrong."""
    if not is_business_number(text):
        raise ValueError("not a business registration number")
    digits = digits_of(text)
    return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}"


def corporate_number(text: str) -> str:
    """The number as it is written, 110111-0000000; ValueError when the check digit is wrong."""
    if not is_corporate_number(text):
        raise ValueError("not a corporate registration number")
    digits = digits_of(text)
    return f"{digits[:6]}-{digits[6:]}"
