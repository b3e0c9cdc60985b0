"""Sentences with values: the one place where a value becomes what people read in a refusal.

Rules and services hand over what they know, a day as `date` or as `2026-12-01`; whoever is told no
reads 2026년 12월 1일 / 1 December 2026. What somebody typed is shown as it was typed.
"""

import re
from collections.abc import Mapping
from datetime import date

from dure.engines.hangul import settle_particles
from dure.kernel.words import Words, as_read

WHOLE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Under these names a sentence repeats what stands in a file or a form.
AS_TYPED = frozenset({"found", "given", "said", "text", "typed", "value", "word", "written"})


def sentence_of(text: Words, values: Mapping[str, object]) -> Words:
    """The text with its values filled in; whichever word stands there, its particle agrees with it."""
    told = {key: value if key in AS_TYPED else day_in(value) for key, value in values.items()}
    ko = {key: _read(value, "ko") for key, value in told.items()}
    en = {key: _read(value, "en") for key, value in told.items()}
    return Words(ko=settle_particles(text.ko.format(**ko)), en=text.en.format(**en))


def day_in(value: object) -> object:
    """The day that a text is and nothing else; any other value as it is."""
    if not isinstance(value, str) or not WHOLE_DAY.fullmatch(value):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:  # 2026-13-40: no day, so somebody's own words
        return value


def _read(value: object, language: str) -> object:
    """Whatever has words of its own is asked for them, be it `Words` or a room's own type."""
    return as_read(getattr(value, language, value), language)
