"""Files (파일): `dure elect` without the command line, from a BLT file to a JSON file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dure.engines.elect.adapter import STANDARD, read_text, shown, write_texts
from dure.engines.elect.blt import read_blt
from dure.engines.elect.count import NAMES, count, rule_named
from dure.engines.elect.fault import BadInput, Fault
from dure.engines.elect.report import report_text, ways_text
from dure.engines.elect.types import Counted

Tell = Callable[[str], None]


def silent(step: str) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Job (작업): the ballots, the rule, the result; `-` is standard input or output."""

    ballots: str
    rule: str
    out: str
    seats: int | None = None
    lots: str = ""
    ways: str = ""


def elect_file(job: Job, tell: Tell = silent) -> Counted:
    """Count a file of ballots; the result is written whole or not at all.

    Raises BadInput with one fault for each thing that is wrong; then no file is written.
    """
    _refuse_unusable(job)
    tell("ballots are read")
    election = read_blt(read_text(job.ballots), shown(job.ballots))
    tell("votes are counted")
    counted = count(election, job.rule, seats=job.seats, lots=_lots(job.lots, election.candidates))
    tell("the result is written")
    texts = {job.out: report_text(counted)}
    if job.ways:
        texts[job.ways] = _ways(counted)
    write_texts(texts)
    return counted


def _ways(counted: Counted) -> str:
    if not counted.outcome.ways and counted.outcome.valid:
        raise BadInput([Fault("elect.no_ways", {"rule": counted.outcome.rule})])
    return ways_text(counted)


def _lots(said: str, candidates: tuple[str, ...]) -> tuple[int, ...]:
    words = said.replace(",", " ").split()
    if not words:
        return ()
    if not all(word.isdigit() for word in words):
        raise BadInput([Fault("elect.lots", {"count": len(candidates)})])
    return tuple(int(word) - 1 for word in words)


def _refuse_unusable(job: Job) -> None:
    """What would fail only after the long work is said before it."""
    faults = []
    if rule_named(job.rule) is None:
        faults.append(Fault("elect.rule", {"rule": job.rule, "known": ", ".join(NAMES)}))
    if job.seats is not None and job.seats < 1:
        faults.append(Fault("elect.seats", {"seats": job.seats}))
    if job.out == job.ways:
        faults.append(Fault("elect.same_file", file=job.out))
    faults += _unwritable(job, job.out, ".json", "ending")
    faults += _unwritable(job, job.ways, ".csv", "ways_ending")
    if faults:
        raise BadInput(faults)


def _unwritable(job: Job, path: str, ending: str, code: str) -> list[Fault]:
    if path in {"", STANDARD}:
        return []
    faults, where = [], Path(path)
    if where.suffix.lower() not in {ending, ""}:
        faults.append(Fault(f"elect.{code}", file=path))
    if job.ballots != STANDARD and where.resolve() == Path(job.ballots).resolve():
        faults.append(Fault("elect.same_file", file=path))
    if not where.parent.is_dir() or where.is_dir():
        detail = "is a folder" if where.is_dir() else "no such folder"
        faults.append(Fault("elect.cannot_write", {"detail": detail}, path))
    return faults
