"""Files (파일): `dure allocate` without the command line, from a Pabulib file to a JSON file."""

import re
from dataclasses import replace
from fractions import Fraction

from dure.engines.allocate.deciding import by_trait, decide
from dure.engines.allocate.job import Job
from dure.engines.allocate.pabulib import read_pabulib
from dure.engines.allocate.report import report_text
from dure.engines.allocate.types import Allocated
from dure.engines.voices import (
    BadInput,
    Fault,
    Tell,
    read_text,
    shown,
    silent,
    unwritable,
    write_texts,
)


def allocate_file(job: Job, tell: Tell = silent) -> Allocated:
    """Allocate what a file says; the result is written whole or not at all.

    Raises BadInput with one fault for each thing that is wrong; then no file is written.
    """
    _refuse_unusable(job)
    tell("표를 읽어요", "votes are read")
    vote = read_pabulib(read_text("allocate", job.votes), shown(job.votes))
    if job.threshold:
        vote = replace(vote, threshold=Fraction(job.threshold))
    tell("예산을 나눠요", "money is allocated")
    done = decide(
        vote,
        job.rule,
        completion=job.completion,
        measure=job.measure,
        increment=job.increment,
        tell=tell,
    )
    traits = [one.strip() for one in job.by.split(",") if one.strip()]
    done = by_trait(done, traits) if traits else done
    tell("결과를 써요", "the result is written")
    write_texts("allocate", {job.out: report_text(done)})
    return done


def _refuse_unusable(job: Job) -> None:
    """What would fail only after the long work is said before it."""
    faults = []
    if job.increment is not None and job.increment < 1:
        faults.append(Fault("allocate.increment"))
    if job.threshold and not re.fullmatch(r"\d{1,15}(\.\d{1,6})?", job.threshold):
        faults.append(Fault("allocate.threshold", {"found": job.threshold}))
    faults += unwritable("allocate", job.out, [job.votes])
    if faults:
        raise BadInput(faults)
