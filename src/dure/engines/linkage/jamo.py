"""Jamo (자모): Hangul names letter by letter, read by ear, and as they are spelt in Latin letters."""

import re
import unicodedata

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = (
    "", "ㄱ", "ㄲ", "ㄳ", "ㄴ", "ㄵ", "ㄶ", "ㄷ", "ㄹ", "ㄺ", "ㄻ", "ㄼ", "ㄽ", "ㄾ", "ㄿ",
    "ㅀ", "ㅁ", "ㅂ", "ㅄ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
)  # fmt: skip
_LATIN = """
g kk n d tt r m b pp s ss - j jj ch k t p h
a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i
- k k k n n n t l k m l l l p l m p p t t ng t t k t p t
"""
_LATIN_INITIALS, _LATIN_VOWELS, _LATIN_FINALS = (
    line.split() for line in _LATIN.strip().splitlines()
)
_FIRST = 0xAC00
_ALL = dict.fromkeys((*INITIALS, *VOWELS, *FINALS[1:]))
_SIGNS = dict(zip(_ALL, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&*+,./:;<>?", strict=True))
_SIGNS[""] = ""
# ㄹ and ㄴ at the head of a word: 리 is written 이, 류 유, 림 임, 로 노, 녀 여 (두음법칙).
_BEFORE_I = {2, 3, 6, 7, 12, 17, 20}

_SOUNDS = {
    "weon": "wun", "woo": "u", "yeo": "yu", "you": "yu", "yoo": "yu", "yae": "e", "wae": "we",
    "sch": "s", "tch": "c", "eui": "i", "yo": "yu", "ye": "e", "oe": "we", "oi": "we", "wo": "wu",
    "wu": "u", "eo": "u", "eu": "u", "oo": "u", "ou": "u", "ae": "e", "ai": "e", "ay": "e",
    "yu": "yu", "ya": "ya",
    "ee": "i", "ea": "i", "ie": "i", "ei": "i", "ey": "i", "ui": "i", "yi": "i", "ch": "c",
    "sh": "s", "ck": "k", "th": "t", "ph": "p", "gh": "", "ng": "N", "qu": "kw", "wh": "w",
    "rh": "r", "kn": "n", "wr": "r", "o": "u", "y": "i", "g": "k", "q": "k", "d": "t", "b": "p",
    "f": "p", "v": "p", "j": "c", "z": "c", "x": "ks", "l": "r",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_DOUBLE = re.compile(r"(.)\1+")
_CONSONANT_BEFORE_H = re.compile(r"(?<=[aeiouN])h(?=$|[^aeiou])")


def is_hangul(text: str) -> bool:
    """True when every letter is a whole Hangul syllable."""
    return bool(text) and all(_FIRST <= ord(one) < _FIRST + 11172 for one in text)


def letters_of(text: str) -> str:
    """Hangul spelt with one sign a jamo, anything else as it is: 순자 has five signs.

    The signs are of one byte, because the database counts bytes where it compares letters; none is
    a small Latin letter, so that no Korean name looks like an English one.
    """
    return "".join(
        "".join(_SIGNS[part] for part in _parts(one)) if is_hangul(one) else one for one in text
    )


def head_rule_undone(text: str) -> str:
    """One spelling for both: 류 and 유, 림 and 임, 렬 and 열 are the same (두음법칙)."""
    return "".join(
        _soft(one, leads=place == 0) if is_hangul(one) else one for place, one in enumerate(text)
    )


def romanised(text: str) -> str:
    """Hangul in Latin letters, syllable by syllable (revised romanisation, no assimilation)."""
    return "".join(_latin(one) if is_hangul(one) else one for one in text)


def sound_of(text: str) -> str:
    """A skeleton of how a name sounds: 순자, Soon-ja and SUN JA give the same letters."""
    plain = unicodedata.normalize("NFKD", romanised(text)).lower()
    letters = "".join(one for one in plain if one.isalnum())
    if not letters.isascii():
        return letters
    short = _SOUND.sub(lambda found: _SOUNDS[found.group()], letters)
    return _DOUBLE.sub(r"\1", _CONSONANT_BEFORE_H.sub("", short))


def _parts(syllable: str) -> tuple[str, str, str]:
    number = ord(syllable) - _FIRST
    return INITIALS[number // 588], VOWELS[number // 28 % 21], FINALS[number % 28]


def _latin(syllable: str) -> str:
    number = ord(syllable) - _FIRST
    spelt = (
        _LATIN_INITIALS[number // 588]
        + _LATIN_VOWELS[number // 28 % 21]
        + _LATIN_FINALS[number % 28]
    )
    return spelt.replace("-", "")


def _soft(syllable: str, *, leads: bool) -> str:
    """Inside a name only 렬/열, 련/연 and the like change; 보라 stays 보라."""
    number = ord(syllable) - _FIRST
    initial, rest = divmod(number, 588)
    light = rest // 28 in _BEFORE_I
    if initial == 5 and (light or leads):
        initial = 11 if light else 2
    elif initial == 2 and light and leads:
        initial = 11
    return chr(_FIRST + initial * 588 + rest)
