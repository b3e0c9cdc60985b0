"""Files (파일): `dure deliberate` without the command line, from files to a JSON file."""

import json
from dataclasses import replace

from dure.engines.deliberate.job import Job
from dure.engines.deliberate.report import report_text
from dure.engines.deliberate.tables.adapter import read_rows
from dure.engines.deliberate.types import USUAL, Deliberated
from dure.engines.deliberate.votes import conversation_of
from dure.engines.deliberate.work import deliberate
from dure.engines.voices import (
    STANDARD,
    BadInput,
    Fault,
    Tell,
    read_text,
    shown,
    silent,
    unwritable,
    write_texts,
)

Middles = tuple[tuple[float, float], ...]
MANY = range(2, 21)  # numbers of groups that may be asked for


def deliberate_files(job: Job, tell: Tell = silent) -> Deliberated:
    """Group what a file of votes says; the result is written whole or not at all.

    Raises BadInput with one fault for each thing that is wrong; then no file is written.
    """
    _refuse_unusable(job)
    tell("응답을 읽어요", "votes are read")
    conversation = conversation_of(
        read_rows(job.votes),
        read_rows(job.statements) if job.statements else None,
        file=shown(job.votes),
        statements_file=shown(job.statements),
    )
    settings = replace(USUAL, smallest_shown=job.smallest, groups=job.groups or 0)
    earlier = _middles(job.previous) if job.previous else ()
    found = deliberate(conversation, settings=settings, earlier=earlier, tell=tell)
    tell("결과를 써요", "the result is written")
    write_texts("deliberate", {job.out: report_text(found)})
    return found


def _middles(path: str) -> Middles:
    """Where the groups of an earlier result had their middles."""
    try:
        groups = json.loads(read_text("deliberate", path))["groups"]
        return tuple((float(one["center"][0]), float(one["center"][1])) for one in groups)
    except (ValueError, TypeError, KeyError, IndexError):
        raise BadInput([Fault("deliberate.previous", file=path)]) from None


def _refuse_unusable(job: Job) -> None:
    """What would fail only after the long work is said before it."""
    faults = []
    inputs = [one for one in (job.votes, job.statements, job.previous) if one]
    if inputs.count(STANDARD) > 1:
        faults.append(Fault("deliberate.standard_twice"))
    if job.smallest < 0:
        faults.append(Fault("deliberate.smallest"))
    if job.groups is not None and job.groups not in MANY:
        faults.append(Fault("deliberate.groups", {"least": MANY[0], "most": MANY[-1]}))
    faults += unwritable("deliberate", job.out, inputs)
    if faults:
        raise BadInput(faults)
