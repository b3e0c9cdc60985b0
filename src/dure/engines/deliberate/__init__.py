"""Deliberate (공론): votes on statements in, groups of opinion and what all share out.

The work itself stands in `dure.engines.deliberate.deliberate` and `.files`, which load red-dwarf; here
it does not.
"""

from dure.engines.deliberate.fault import BadInput, Fault
from dure.engines.deliberate.sentences import SENTENCES, sentence
from dure.engines.deliberate.types import (
    AGREE,
    DISAGREE,
    ENGINE,
    PASS,
    USUAL,
    Conversation,
    Deliberated,
    Group,
    Place,
    Saying,
    Settings,
    Statement,
    Tally,
    Vote,
)
from dure.engines.deliberate.votes import conversation_of

__all__ = [
    "AGREE",
    "DISAGREE",
    "ENGINE",
    "PASS",
    "SENTENCES",
    "USUAL",
    "BadInput",
    "Conversation",
    "Deliberated",
    "Fault",
    "Group",
    "Place",
    "Saying",
    "Settings",
    "Statement",
    "Tally",
    "Vote",
    "conversation_of",
    "sentence",
]
