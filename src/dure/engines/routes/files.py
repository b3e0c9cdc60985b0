"""Files (파일): `dure routes` without the command line, from a file to a file."""

from dataclasses import dataclass, field
from pathlib import Path

from dure.engines.plans import BadPlan, Fault, read_bytes, write_text
from dure.engines.routes.plan_day import SEEDS, Budget, plan_day
from dure.engines.routes.plan_files import fingerprint, read_plan, solution_text
from dure.engines.routes.types import Solution
from dure.engines.routes.vrplib import solve_vrplib
from dure.engines.voices import Tell, silent

STANDARD = "-"
LONGEST = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Job (작업): a plan (.json or - ) or an instance (.vrp), and where its routes go."""

    plan: str
    out: str
    seconds: float = 10
    seeds: tuple[int, ...] = SEEDS
    tell: Tell = field(default=silent)


def route_files(job: Job) -> Solution | None:
    """Plan one file; the result is written whole or not at all. None for a VRPLIB instance.

    Raises BadPlan with one fault for each thing that is wrong; then no file is written.
    """
    _refuse_unusable(job)
    data = read_bytes(job.plan)
    if Path(job.plan).suffix.lower() == ".vrp":
        job.tell(f"{job.seconds:.0f}초 동안 찾아요", f"searching for {job.seconds:.0f} s")
        lines = solve_vrplib(job.plan, data, seconds=job.seconds, seeds=job.seeds)
        write_text(lines, job.out)
        return None
    plan = read_plan(data, job.plan)
    mark = fingerprint(plan, job.seconds, job.seeds)
    budget = Budget(seconds=job.seconds, seeds=job.seeds, tell=job.tell)
    solution = plan_day(plan, inputs=mark, budget=budget)
    write_text(solution_text(solution), job.out)
    return solution


def _refuse_unusable(job: Job) -> None:
    """What would fail only after the long work is said before it."""
    faults = []
    ending = "" if job.plan == STANDARD else Path(job.plan).suffix.lower()
    if job.plan != STANDARD and ending not in {".json", ".vrp"}:
        faults.append(Fault("routes.ending", {"ending": ending or "-"}, job.plan))
    right = ".sol" if ending == ".vrp" else ".json"
    if job.out != STANDARD and Path(job.out).suffix.lower() != right:
        faults.append(Fault("plans.out_ending", {"right": right}, job.out))
    if job.out != STANDARD and not Path(job.out).absolute().parent.is_dir():
        faults.append(Fault("plans.no_folder", {}, job.out))
    if not 0.1 <= job.seconds <= LONGEST:
        faults.append(Fault("plans.seconds", {"found": f"{job.seconds:g}"}))
    if faults:
        raise BadPlan(faults)
