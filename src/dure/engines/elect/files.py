"""Files (파일): `dure elect` without the command line, from a BLT file to a JSON file."""

from dataclasses import dataclass

from dure.engines.elect.blt import read_blt
from dure.engines.elect.count import NAMES, count, rule_named
from dure.engines.elect.report import report_text, ways_text
from dure.engines.elect.types import Counted
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
    tell("표를 읽어요", "ballots are read")
    election = read_blt(read_text("elect", job.ballots), shown(job.ballots))
    if not election.standing:
        raise BadInput([Fault("elect.all_withdrawn", file=shown(job.ballots))])
    tell("표를 세요", "votes are counted")
    counted = count(election, job.rule, seats=job.seats, lots=_lots(job.lots, election.candidates))
    tell("결과를 써요", "the result is written")
    texts = {job.out: report_text(counted)}
    if job.ways:
        texts[job.ways] = _ways(counted)
    write_texts("elect", texts)
    return counted


def _ways(counted: Counted) -> str:
    if not counted.outcome.ways and counted.outcome.valid:
        raise BadInput([Fault("elect.no_ways", {"rule": counted.outcome.rule})])
    return ways_text(counted)


def _lots(said: str, candidates: tuple[str, ...]) -> tuple[int, ...]:
    words = said.replace(",", " ").split()
    if not words:
        return ()
    if not all(word.isdecimal() and len(word) < 10 for word in words):
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
    faults += unwritable("elect", job.out, [job.ballots])
    faults += unwritable("elect", job.ways, [job.ballots], ending=".csv", code="ways_ending")
    if faults:
        raise BadInput(faults)
