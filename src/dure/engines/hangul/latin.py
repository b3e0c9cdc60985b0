"""Korean in Latin letters, syllable by syllable: 들녘마을 is deulnyeokmaeul, for an address.

The letters are those of the Revised Romanisation (국어의 로마자 표기법, 2014). What neighbours do to
each other when spoken (신라, sil-la) is left out: an address is read by eye, and stays.
"""

import unicodedata

from dure.engines.hangul.syllables import FINALS, INITIALS, VOWELS, decompose, is_syllable

_LATIN = """
g kk n d tt r m b pp s ss - j jj ch k t p h
a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i
- k k k n n n t l k m l l l p l m p p t t ng t t k t p t
"""
_INITIALS, _VOWELS, _FINALS = (line.split() for line in _LATIN.strip().splitlines())


def to_latin(text: str) -> str:
    """Text with every syllable in Latin letters; everything else stays as it is."""
    whole = unicodedata.normalize("NFC", text)
    return "".join(_latin(one) if is_syllable(one) else one for one in whole)


def _latin(syllable: str) -> str:
    initial, vowel, final = decompose(syllable)
    spelt = (
        _INITIALS[INITIALS.index(initial)],
        _VOWELS[VOWELS.index(vowel)],
        _FINALS[FINALS.index(final)],
    )
    return "".join(spelt).replace("-", "")
