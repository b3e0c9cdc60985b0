"""A name as an address: from the English one, or from the Korean one in Latin letters."""

from django.utils.text import slugify

from dure.engines.hangul import to_latin
from dure.kernel.words import Words


def address_from(name: Words, longest: int) -> str:
    """Small letters, digits and dashes; empty when the name gives none (a name in other letters)."""
    for one in (name.en, to_latin(name.en), to_latin(name.ko)):
        made = slugify(one).replace("_", "-")[:longest].strip("-")
        if made:
            return made
    return ""
