"""Names and telephone numbers that may be shown: enough to recognise, not enough to find."""

import re
import unicodedata
from typing import Literal

COMPOUND_SURNAMES = {"남궁", "황보", "제갈", "사공", "독고", "서문", "동방", "선우", "망절"}
# Two-letter beginnings that are also a common surname and a given name need a long name to count.
CERTAIN_IN_THREE = {"남궁", "황보", "제갈", "사공", "독고"}
CALLED = {"님", "씨", "군", "양", "어르신", "할머니", "할아버지", "선생님"}
HANGUL_NAME = re.compile("[가-힣]{2,}")
HANGUL = re.compile("[가-힣]+")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
BETWEEN = r"[-‐-―−－.·/~\s]*"
# 010, 02, 031 …, the private numbers 0502 to 0508, and each of them as called from abroad: +82 10.
PHONE = re.compile(
    rf"(?<!\d)((?:[+＋][8８][2２]{BETWEEN}\(?[0０]?\)?|[0０])(?:[5５][0０][2-8]|[2２]|\d\d))"
    rf"(\)?{BETWEEN})(\d{{3,4}})({BETWEEN})(\d{{4}})(?!\d)"
)


def mask_name(name: str, style: Literal["circles", "middle"] = "circles") -> str:
    """김순자 as 김○○ ("circles") or 김○자 ("middle"); 남궁민수 keeps its surname of two letters.

    A name of two letters loses the second in both styles, and so does one written apart: 김 산 is
    김 ○. A Latin name keeps initials only.
    """
    words = unicodedata.normalize("NFC", name).split()
    if not words or not HANGUL.fullmatch(words[0]):
        return mask_latin(words, "○")
    is_surname = len(words) > 1 and words[1] not in CALLED and is_whole_surname(words[0])
    masked = words[0] if is_surname else mask_hangul(words[0], style)
    for at, word in enumerate(words[1:], start=1):
        is_given = at == 1 and is_surname
        masked += " " + (word if word in CALLED else mask_further(word, style, is_given=is_given))
    return masked


def mask_hangul(name: str, style: Literal["circles", "middle"]) -> str:
    """A name written in one: its surname stays."""
    if not HANGUL_NAME.fullmatch(name):
        return name
    surname = name[: surname_length(name)]
    return surname + mask_further(name[len(surname) :], style, is_given=True)


def mask_further(word: str, style: Literal["circles", "middle"], *, is_given: bool) -> str:
    """What follows the surname; only a given name of two letters or more may keep its last."""
    keeps_last = style == "middle" and is_given and len(word) > 1
    return "○" * (len(word) - 1) + (word[-1] if keeps_last else "○")


def is_whole_surname(word: str) -> bool:
    """True for a word that is a surname and nothing else."""
    return len(word) == 1 or word in COMPOUND_SURNAMES


def surname_length(name: str) -> int:
    """How many letters of a Hangul name are the surname."""
    certain = COMPOUND_SURNAMES if len(name) >= 4 else CERTAIN_IN_THREE
    return 2 if name[:2] in certain and len(name) > 2 else 1


def mask_latin(words: list[str], sign: str) -> str:
    """Kim Sunja as K** S****: the first letter of each word; of other letters that of the first."""
    return " ".join(
        word[0] + sign * (len(word) - 1) if not at or LATIN.match(word) else sign * len(word)
        for at, word in enumerate(words)
    )


def mask_phone(text: str) -> str:
    """Text with the middle of each telephone number hidden: 010-****-1234."""
    return PHONE.sub(lambda m: f"{m[1]}{m[2]}{'*' * len(m[3])}{m[4]}{m[5]}", text)


def has_phone(text: str) -> bool:
    """True when a telephone number stands in the text; digits of any width and script count."""
    return PHONE.search(unicodedata.normalize("NFKC", text)) is not None
