"""Linkage (사람 잇기): one person for many records, without a shared number and without labels."""

from dure.engines.linkage.fault import BadInput, Fault
from dure.engines.linkage.files import Job, link_files
from dure.engines.linkage.sentences import SENTENCES, sentence
from dure.engines.linkage.types import COLUMNS, ENGINE, Limits, Link, Linked, Pair, Verdict

__all__ = [
    "COLUMNS",
    "ENGINE",
    "SENTENCES",
    "BadInput",
    "Fault",
    "Job",
    "Limits",
    "Link",
    "Linked",
    "Pair",
    "Verdict",
    "link_files",
    "sentence",
]
