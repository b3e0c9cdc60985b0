"""Hangul: what Korean writing asks of software, without a dictionary and without a database."""

from dure.engines.hangul.latin import to_latin
from dure.engines.hangul.masking import has_phone, mask_name, mask_phone
from dure.engines.hangul.particles import particle, settle_particles, with_particle
from dure.engines.hangul.registration import (
    business_number,
    corporate_number,
    digits_of,
    is_business_number,
    is_corporate_number,
)
from dure.engines.hangul.resident_number import (
    Found,
    find_resident_numbers,
    has_resident_number,
    is_person_as_corporation,
    plain_text,
)
from dure.engines.hangul.search import JAMO_FORMS, WORD, bigram_text, bigrams, matches, normal
from dure.engines.hangul.sorting import sort_key
from dure.engines.hangul.split_number import split_resident_numbers
from dure.engines.hangul.syllables import compose, decompose, initials_of, to_jamo
from dure.engines.hangul.wording import date_text, number_text, time_text, won, won_in_words

__all__ = [
    "JAMO_FORMS",
    "WORD",
    "Found",
    "bigram_text",
    "bigrams",
    "business_number",
    "compose",
    "corporate_number",
    "date_text",
    "decompose",
    "digits_of",
    "find_resident_numbers",
    "has_phone",
    "has_resident_number",
    "initials_of",
    "is_business_number",
    "is_corporate_number",
    "is_person_as_corporation",
    "mask_name",
    "mask_phone",
    "matches",
    "normal",
    "number_text",
    "particle",
    "plain_text",
    "settle_particles",
    "sort_key",
    "split_resident_numbers",
    "time_text",
    "to_jamo",
    "to_latin",
    "with_particle",
    "won",
    "won_in_words",
]
