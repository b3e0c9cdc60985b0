"""Linkage (사람 잇기): one person for many records, without a shared number and without labels.

Reading files and comparing stand in `dure.engines.linkage.files`, which loads Splink; here it does not.
"""

from dure.engines.linkage.apart import linked_apart
from dure.engines.linkage.cluster import Groups, people_of
from dure.engines.linkage.fault import BadInput, Fault
from dure.engines.linkage.sentences import SENTENCES, sentence
from dure.engines.linkage.sketch import Estimated, Overlap, Sketch, estimated, sketch_from
from dure.engines.linkage.types import COLUMNS, ENGINE, USUAL, Limits, Link, Linked, Pair

__all__ = [
    "COLUMNS",
    "ENGINE",
    "SENTENCES",
    "USUAL",
    "BadInput",
    "Estimated",
    "Fault",
    "Groups",
    "Limits",
    "Link",
    "Linked",
    "Overlap",
    "Pair",
    "Sketch",
    "estimated",
    "linked_apart",
    "people_of",
    "sentence",
    "sketch_from",
]
