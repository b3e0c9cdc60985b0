"""Linkage (사람 잇기): one person for many records, without a shared number and without labels.

Whoever only names these loads no large library; the first call of link_files, sketch_files or
overlap_files does.
"""

from typing import TYPE_CHECKING

from dure.engines.door import late
from dure.engines.linkage.apart import coded_apart, linked_apart, linked_codes_apart
from dure.engines.linkage.cluster import Groups, components, people_of
from dure.engines.linkage.fault import BadInput, Fault
from dure.engines.linkage.job import Job
from dure.engines.linkage.sentences import SENTENCES, sentence, too_common
from dure.engines.linkage.sketched import Estimated, Overlap, Part, Sketch
from dure.engines.linkage.types import COLUMNS, ENGINE, USUAL, Limits, Link, Linked, Pair

if TYPE_CHECKING:
    from dure.engines.linkage.files import link_files
    from dure.engines.linkage.sketch import estimated, parts_from, sketch_from
    from dure.engines.linkage.sketching import overlap_files, sketch_files
else:
    estimated = late("dure.engines.linkage.sketch", "estimated")
    parts_from = late("dure.engines.linkage.sketch", "parts_from")
    sketch_from = late("dure.engines.linkage.sketch", "sketch_from")
    link_files = late("dure.engines.linkage.files", "link_files")
    overlap_files = late("dure.engines.linkage.sketching", "overlap_files")
    sketch_files = late("dure.engines.linkage.sketching", "sketch_files")

__all__ = [
    "COLUMNS",
    "ENGINE",
    "SENTENCES",
    "USUAL",
    "BadInput",
    "Estimated",
    "Fault",
    "Groups",
    "Job",
    "Limits",
    "Link",
    "Linked",
    "Overlap",
    "Pair",
    "Part",
    "Sketch",
    "coded_apart",
    "components",
    "estimated",
    "link_files",
    "linked_apart",
    "linked_codes_apart",
    "overlap_files",
    "parts_from",
    "people_of",
    "sentence",
    "sketch_files",
    "sketch_from",
    "too_common",
]
