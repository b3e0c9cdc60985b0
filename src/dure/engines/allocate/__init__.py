"""Allocate (배분): a vote about money in, the selected projects and what every share paid for out.

Deciding and files stand in `dure.engines.allocate.decide` and `.files`, which load pabutools; here it
does not.
"""

from dure.engines.allocate.fault import BadInput, Fault
from dure.engines.allocate.pabulib import read_pabulib
from dure.engines.allocate.sentences import SENTENCES, sentence
from dure.engines.allocate.types import (
    ENGINE,
    Allocated,
    Outcome,
    Project,
    Step,
    Vote,
    Voter,
    VoterClass,
)

__all__ = [
    "ENGINE",
    "SENTENCES",
    "Allocated",
    "BadInput",
    "Fault",
    "Outcome",
    "Project",
    "Step",
    "Vote",
    "Voter",
    "VoterClass",
    "read_pabulib",
    "sentence",
]
