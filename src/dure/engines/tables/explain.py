"""One plain sentence for each refusal, fault and finding, in Korean or English.

Rooms may say it in their own words; commands print these: place first, what was wrong, what would
be right.
"""

from typing import Literal

from dure.engines.tables.sentences import SENTENCES
from dure.engines.tables.types import Fault, Refused

Language = Literal["ko", "en"]


def sentence(what: Fault | Refused, language: Language = "ko") -> str:
    """The sentence of a fault or refusal; a missing one is a bug and raises LookupError."""
    values = {key: shown(value) for key, value in what.values.items()}
    text = SENTENCES[what.code][0 if language == "ko" else 1].format_map(Filled(values))
    if isinstance(what, Fault) and what.at is not None:
        return f"{what.at}: {text}"
    name = values.get("name", "")
    return f"{name}: {text}" if name else text


class Filled(dict[str, str]):
    """Values of a sentence; one that is not known is shown as a dash, not as an error."""

    def __missing__(self, key: str) -> str:
        return "–"


def shown(value: object) -> str:
    """A value as it stands in a sentence."""
    if isinstance(value, bool) or value is None:
        return "–"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value)
