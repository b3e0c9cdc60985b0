"""Files (파일): `dure roster` without the command line, from a file to a file."""

from dataclasses import dataclass, field
from pathlib import Path

from dure.engines.plans import STANDARD, BadPlan, Fault, read_bytes, write_text
from dure.engines.roster.plan_files import fingerprint, read_plan, solution_text
from dure.engines.roster.plan_month import Budget, OutOfTime, plan_month
from dure.engines.roster.types import Solution
from dure.engines.voices import Tell, silent

LONGEST = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Job (작업): a plan (.json or -), and where its roster goes."""

    plan: str
    out: str
    seconds: float = 30
    tell: Tell = field(default=silent)


def roster_files(job: Job) -> Solution:
    """Plan one file; the result is written whole or not at all.

    Raises BadPlan with one fault for each thing that is wrong; then no file is written.
    """
    _refuse_unusable(job)
    plan = read_plan(read_bytes(job.plan), job.plan)
    budget = Budget(seconds=job.seconds, tell=job.tell)
    try:
        solution = plan_month(plan, inputs=fingerprint(plan, job.seconds), budget=budget)
    except OutOfTime:
        raise BadPlan([Fault("roster.out_of_time", file=job.plan)]) from None
    write_text(solution_text(solution), job.out)
    return solution


def _refuse_unusable(job: Job) -> None:
    """What would fail only after the long work is said before it."""
    faults = []
    if job.out != STANDARD and Path(job.out).suffix.lower() != ".json":
        faults.append(Fault("plans.out_ending", {"right": ".json"}, job.out))
    elif job.out != STANDARD and not Path(job.out).absolute().parent.is_dir():
        faults.append(Fault("plans.no_folder", {}, job.out))
    if not 0.1 <= job.seconds <= LONGEST:
        faults.append(Fault("plans.seconds", {"found": f"{job.seconds:g}"}))
    if faults:
        raise BadPlan(faults)
