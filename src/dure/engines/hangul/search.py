"""Keys for searching Korean: pairs of syllables, initial consonants, one form for each spelling."""

import re
import unicodedata

from dure.engines.hangul.syllables import INITIALS, decompose, is_syllable

WORD = re.compile(r"[\w]+")


def normal(text: str) -> str:
    """Text as it is searched: composed, lower case, plain width, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def bigrams(text: str) -> list[str]:
    """Every pair of neighbours within each word: 도시락 is 도시, 시락. A single letter stays.

    The index column and the phrase that is searched are made the same way. Pairs find
    two-syllable words, which trigram indexes cannot.
    """
    found: list[str] = []
    for word in WORD.findall(normal(text)):
        found += [word] if len(word) == 1 else [word[at : at + 2] for at in range(len(word) - 1)]
    return found


def bigram_text(text: str) -> str:
    """The pairs of a text with spaces between, for a full-text column."""
    return " ".join(bigrams(text))


def matches(query: str, text: str) -> bool:
    """True when the query stands in the text; a lone consonant stands for any syllable it begins.

    "ㅎㅁㅅ", "할ㅁㅅ" and "할매 손" all find 할매손밥상; spaces are ignored on both sides.
    """
    wanted = normal(query).replace(" ", "")
    whole = normal(text).replace(" ", "")
    if not wanted:
        return False
    starts = range(len(whole) - len(wanted) + 1)
    return any(all(map(same, wanted, whole[at : at + len(wanted)])) for at in starts)


def same(wanted: str, letter: str) -> bool:
    """True for equal letters, and for a consonant and a syllable that begins with it."""
    if wanted == letter:
        return True
    wanted = JAMO_FORMS.get(wanted, wanted)
    return wanted in INITIALS and is_syllable(letter) and decompose(letter)[0] == wanted


# NFKC turns the consonants of the keyboard (ㄱ) into conjoining ones; this is the way back.
JAMO_FORMS = {unicodedata.normalize("NFKC", consonant): consonant for consonant in INITIALS}
