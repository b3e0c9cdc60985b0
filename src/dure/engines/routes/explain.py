"""Explains: a fault or a reason as one plain sentence, its place first."""

from collections.abc import Mapping

from dure.engines.plans import Fault
from dure.engines.plans import say as say_plainly
from dure.engines.plans import sentence as plain_sentence
from dure.engines.routes.sentences import SENTENCES

MODES = {"walk": "도보", "bike": "자전거", "ebike": "전기자전거", "car": "차량"}


def sentence(fault: Fault, *, korean: bool) -> str:
    """`file, place: sentence`, for people who see neither the code nor its values."""
    return plain_sentence(fault, SENTENCES, korean=korean)


def say(code: str, values: Mapping[str, object], *, korean: bool) -> str:
    """The sentence of a code; a Korean one names the mode in Korean."""
    words = dict(values)
    if korean and "mode" in words:
        words["mode"] = MODES.get(str(words["mode"]), words["mode"])
    return say_plainly(code, words, SENTENCES, korean=korean)
