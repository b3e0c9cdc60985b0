"""Allocate (배분): a vote about money in, the selected projects and what every share paid for out.

Whoever only names these loads no large library; the first call of decide or allocate_file does.
"""

from typing import TYPE_CHECKING

from dure.engines.allocate.explain import explained
from dure.engines.allocate.explain import number as written_amount
from dure.engines.allocate.job import COMPLETIONS, MEASURES, RULES, Job
from dure.engines.allocate.pabulib import read_pabulib
from dure.engines.allocate.raising import fitting_raise, small_units
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
from dure.engines.door import late
from dure.engines.voices import BadInput, Fault

if TYPE_CHECKING:
    from dure.engines.allocate.deciding import decide
    from dure.engines.allocate.files import allocate_file
else:
    allocate_file = late("dure.engines.allocate.files", "allocate_file")
    decide = late("dure.engines.allocate.deciding", "decide")

__all__ = [
    "COMPLETIONS",
    "ENGINE",
    "MEASURES",
    "RULES",
    "SENTENCES",
    "Allocated",
    "BadInput",
    "Fault",
    "Job",
    "Outcome",
    "Project",
    "Step",
    "Vote",
    "Voter",
    "VoterClass",
    "allocate_file",
    "decide",
    "explained",
    "fitting_raise",
    "read_pabulib",
    "sentence",
    "small_units",
    "written_amount",
]
