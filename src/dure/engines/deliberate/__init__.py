"""Deliberate (공론): votes on statements in, groups of opinion and what all share out.

Whoever only names these loads no large library; the first call of deliberate or deliberate_files does.
"""

from typing import TYPE_CHECKING

from dure.engines.deliberate.job import Job
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
from dure.engines.door import late
from dure.engines.voices import BadInput, Fault

if TYPE_CHECKING:
    from dure.engines.deliberate.files import deliberate_files
    from dure.engines.deliberate.work import deliberate
else:
    deliberate = late("dure.engines.deliberate.work", "deliberate")
    deliberate_files = late("dure.engines.deliberate.files", "deliberate_files")

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
    "Job",
    "Place",
    "Saying",
    "Settings",
    "Statement",
    "Tally",
    "Vote",
    "conversation_of",
    "deliberate",
    "deliberate_files",
    "sentence",
]
