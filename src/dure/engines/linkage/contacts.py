"""Contacts (연락처): phones, mail addresses, streets and postcodes in one spelling."""

import re
import unicodedata
from functools import lru_cache

from dure.engines.linkage.jamo import letters_of

_NO_MAIL_NAMES = "none no na n/a null test unknown noemail nomail noreply 없음 x xx"
_NO_MAIL = frozenset(_NO_MAIL_NAMES.split())
_NO_AREAS = "없음 미상 unknown none null nan na"
_NO_AREA = frozenset(_NO_AREAS.split())
_NUMBER = re.compile(r"\d+(?:-\d+)?")
_MALE = frozenset(["m", "male", "man", "boy", "남", "남자", "남성", "1", "3", "男", "할아버지"])
_FEMALE = frozenset(
    ["f", "female", "woman", "girl", "여", "여자", "여성", "2", "4", "女", "할머니"]
)


@lru_cache(maxsize=1 << 20)
def phone_of(text: str) -> str:
    """Digits of one phone, or nothing when they cannot be one: 000-0000-0000, 11111111."""
    plain = unicodedata.normalize("NFKC", text)
    first = re.split(r"[/,;]|\bor\b|또는", plain)[0]
    digits = re.sub(r"\.0$", "", first.strip())
    digits = re.sub(r"\D", "", digits)
    if digits.startswith("82") and len(digits) >= 11:
        digits = "0" + digits[2:].lstrip("0")
    if len(digits) == 10 and digits.startswith("10"):
        digits = "0" + digits  # a spreadsheet took the first zero
    tail = digits[-8:]
    if len(digits) < 7 or len(digits) > 15 or _is_filler(tail):
        return ""
    return digits


def _is_filler(tail: str) -> bool:
    return len(set(tail)) == 1 or len(set(tail[-7:])) == 1


@lru_cache(maxsize=1 << 20)
def mail_of(text: str) -> str:
    """A mail address in small letters, or nothing when it is none."""
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    local, _, host = plain.partition("@")
    if not host or not local or local in _NO_MAIL or host.split(".", maxsplit=1)[0] in _NO_MAIL:
        return ""
    return plain


@lru_cache(maxsize=1 << 18)
def street_of(text: str) -> tuple[str, str]:
    """Words and numbers of an address apart: `세종대로 110` is 세종대로 and 110."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    numbers = _NUMBER.findall(plain)
    words = re.sub(r"[^\w\s]|\d|_", " ", plain).split()
    tight = " ".join(words)
    if tight in {"", "없음", "미상", "unknown", "none"} and not numbers:
        return "", ""
    return letters_of(tight), " ".join(numbers[:3])


@lru_cache(maxsize=1 << 18)
def area_of(text: str) -> str:
    """A place or postcode without blanks and signs."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    tight = "".join(one for one in re.sub(r"\.0$", "", plain.strip()) if one.isalnum())
    return "" if tight in _NO_AREA else letters_of(tight)


@lru_cache(maxsize=1 << 10)
def sex_of(text: str) -> str:
    """`f`, `m`, or nothing."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    return "f" if plain in _FEMALE else "m" if plain in _MALE else ""
