"""Names and telephone numbers that may be shown: enough to recognise, not enough to find."""

import re
from typing import Literal

COMPOUND_SURNAMES = {"남궁", "황보", "제갈", "사공", "독고", "서문", "동방", "선우", "망절"}
# Two-letter beginnings that are also a common surname and a given name need a long name to count.
CERTAIN_IN_THREE = {"남궁", "황보", "제갈", "사공", "독고"}
HANGUL_NAME = re.compile("[가-힣]{2,}")
PHONE = re.compile(r"(?<!\d)(0\d{1,2})([-.\s)]*)(\d{3,4})([-.\s]*)(\d{4})(?!\d)")


def mask_name(name: str, style: Literal["circles", "middle"] = "circles") -> str:
    """김순자 as 김○○ ("circles") or 김*자 ("middle"); 남궁민수 keeps its surname of two letters.

    A name of two letters loses the second in both styles. A Latin name keeps initials only.
    """
    text = name.strip()
    if not HANGUL_NAME.fullmatch(text):
        return mask_latin(text, "○" if style == "circles" else "*")
    surname = text[: surname_length(text)]
    given = text[len(surname) :]
    if style == "circles":
        return surname + "○" * len(given)
    return surname + "*" * max(len(given) - 1, 1) + (given[-1] if len(given) > 1 else "")


def surname_length(name: str) -> int:
    """How many letters of a Hangul name are the surname."""
    certain = COMPOUND_SURNAMES if len(name) >= 4 else CERTAIN_IN_THREE
    return 2 if name[:2] in certain and len(name) > 2 else 1


def mask_latin(name: str, sign: str) -> str:
    """Kim Sunja as K*** S****: the first letter of each word."""
    return " ".join(word[0] + sign * (len(word) - 1) for word in name.split())


def mask_phone(text: str) -> str:
    """Text with the middle of each telephone number hidden: 010-****-1234."""
    return PHONE.sub(lambda m: f"{m[1]}{m[2]}{'*' * len(m[3])}{m[4]}{m[5]}", text)
