"""Explains: a fault, a rule or a wish as one plain sentence."""

from collections.abc import Mapping

from dure.engines.plans import Fault
from dure.engines.plans import say as say_plainly
from dure.engines.plans import sentence as plain_sentence
from dure.engines.roster.sentences import SENTENCES


def sentence(fault: Fault, *, korean: bool) -> str:
    """`file, place: sentence`, for people who see neither the code nor its values."""
    return plain_sentence(fault, SENTENCES, korean=korean)


def say(code: str, values: Mapping[str, object], *, korean: bool) -> str:
    """The sentence of a code; hours without a needless decimal."""
    words = {
        name: f"{value:g}" if isinstance(value, float) else value for name, value in values.items()
    }
    return say_plainly(code, words, SENTENCES, korean=korean)
