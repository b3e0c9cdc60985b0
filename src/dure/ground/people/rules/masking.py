"""Masking: enough of a name to recognise somebody one knows, not enough to find somebody else."""

import re
import unicodedata

HIDDEN = "○"
HANGUL = re.compile("[가-힣]+")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def masked_name(name: str) -> str:
    """박순례 → 박○례, 이금 → 이○, Kim Sun-ja → K○ S○; nothing stays nothing.

    박 순례 and 이 금 are masked like 박순례 and 이금: a space gives no letter away.
    """
    words = unicodedata.normalize("NFC", name).split()
    if len(words) > 1 and not all(HANGUL.fullmatch(word) for word in words):
        return " ".join(_further(word, at) for at, word in enumerate(words))
    whole = "".join(words)
    if LATIN.match(whole):
        return whole[0] + HIDDEN
    if len(whole) <= 2:
        return whole[:1] + HIDDEN * (len(whole) - 1)
    return whole[0] + HIDDEN * (len(whole) - 2) + whole[-1]


def _further(word: str, at: int) -> str:
    # One letter of a Latin word is an initial; of other writing it may be the whole given name.
    return (word[0] if at == 0 or LATIN.match(word) else "") + HIDDEN
