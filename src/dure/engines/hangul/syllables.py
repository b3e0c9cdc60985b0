"""Hangul syllables taken apart and put together: jamo, initial consonants, final consonants.

A syllable is 0xAC00 + (initial × 21 + vowel) × 28 + final (the Unicode standard, chapter 3.12).
"""

import unicodedata

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = (
    "", "ㄱ", "ㄲ", "ㄳ", "ㄴ", "ㄵ", "ㄶ", "ㄷ", "ㄹ", "ㄺ", "ㄻ", "ㄼ", "ㄽ", "ㄾ", "ㄿ",
    "ㅀ", "ㅁ", "ㅂ", "ㅄ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
)  # fmt: skip
FIRST, LAST = 0xAC00, 0xD7A3


def is_syllable(letter: str) -> bool:
    """True for one whole Hangul syllable (가 to 힣)."""
    return len(letter) == 1 and FIRST <= ord(letter) <= LAST


def decompose(syllable: str) -> tuple[str, str, str]:
    """Initial, vowel and final of a syllable; the final may be empty. ValueError for other text."""
    if not is_syllable(syllable):
        raise ValueError(f"not a Hangul syllable: {syllable!r}")
    number = ord(syllable) - FIRST
    return INITIALS[number // 588], VOWELS[number // 28 % 21], FINALS[number % 28]


def compose(initial: str, vowel: str, final: str = "") -> str:
    """The syllable of an initial, a vowel and a final; ValueError when there is none."""
    number = (INITIALS.index(initial) * 21 + VOWELS.index(vowel)) * 28 + FINALS.index(final)
    return chr(FIRST + number)


def to_jamo(text: str) -> str:
    """Text with every syllable spelt out letter by letter: 김밥 is ㄱㅣㅁㅂㅏㅂ."""
    whole = unicodedata.normalize("NFC", text)
    return "".join("".join(decompose(one)) if is_syllable(one) else one for one in whole)


def initials_of(text: str) -> str:
    """Text with every syllable reduced to its initial consonant: 할매손밥상 is ㅎㅁㅅㅂㅅ."""
    whole = unicodedata.normalize("NFC", text)
    return "".join(decompose(one)[0] if is_syllable(one) else one for one in whole)
