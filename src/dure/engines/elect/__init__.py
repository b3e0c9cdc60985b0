"""Elect (개표): ranked ballots in, the elected and every transfer out.

The doors of this engine; `dure.engines.elect.files` is the command without its line.
"""

from dure.engines.elect.blt import read_blt
from dure.engines.elect.count import NAMES, count, rule_named
from dure.engines.elect.explain import Reason, explained, number, reasons, ties_told, way
from dure.engines.elect.report import report, report_text
from dure.engines.elect.sentences import SENTENCES, sentence
from dure.engines.elect.types import (
    ENGINE,
    Ballot,
    Counted,
    Election,
    Outcome,
    Round,
    Stop,
    Tie,
    Transfer,
)
from dure.engines.voices import BadInput, Fault

__all__ = [
    "ENGINE",
    "NAMES",
    "SENTENCES",
    "BadInput",
    "Ballot",
    "Counted",
    "Election",
    "Fault",
    "Outcome",
    "Reason",
    "Round",
    "Stop",
    "Tie",
    "Transfer",
    "count",
    "explained",
    "number",
    "read_blt",
    "reasons",
    "report",
    "report_text",
    "rule_named",
    "sentence",
    "ties_told",
    "way",
]
