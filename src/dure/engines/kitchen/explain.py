"""Explains: a fault or a reason as one plain sentence."""

from dure.engines.kitchen.sentences import SENTENCES
from dure.engines.kitchen.types import Reason
from dure.engines.plans import Fault, say
from dure.engines.plans import sentence as plain_sentence


def sentence(fault: Fault, *, korean: bool) -> str:
    """`file, place: sentence`, for people who see neither the code nor its values."""
    return plain_sentence(fault, SENTENCES, korean=korean)


def why(reason: Reason, *, korean: bool) -> str:
    """Why a dish and a diner do not go together."""
    return say(reason.code, reason.values, SENTENCES, korean=korean)
