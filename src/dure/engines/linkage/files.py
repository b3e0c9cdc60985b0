"""Files (파일): `dure link` without the command line, from files to files."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from dure.engines.linkage.adapter import (
    EXCEL_ROWS,
    STANDARD,
    lunar_births,
    open_session,
    write_all,
)
from dure.engines.linkage.coding import Coded
from dure.engines.linkage.fault import BadInput, Fault
from dure.engines.linkage.job import Job
from dure.engines.linkage.link import link_codes, link_people
from dure.engines.linkage.normalise import Columns
from dure.engines.linkage.people_files import People, read_people
from dure.engines.linkage.types import CODED_ENGINE, ENDINGS, ENGINE, USUAL, Limits, Linked, Pair
from dure.engines.voices import Tell, silent


def link_files(job: Job, *, limits: Limits = USUAL, tell: Tell = silent) -> Linked:
    """Link files of people; the results are written whole or not at all.

    Raises BadInput with one fault for each thing that is wrong; then no file is written.
    """
    _refuse_unusable(job)
    tell("파일을 읽어요", "files are read")
    people = read_people(job.people, job.map)
    if job.out.lower().endswith(".xlsx") and len(people) >= EXCEL_ROWS:
        raise BadInput([Fault("linkage.too_many_rows", {"rows": len(people)}, job.out)])
    with open_session() as session:
        linked = link_people(people.columns, session, lunar_births(), limits=limits, tell=tell)
    linked = replace(linked, fingerprint=fingerprint(people, limits), unused=people.unused)
    tell("결과를 써요", "results are written")
    files: dict[str, str | Sequence[Sequence[object]]] = {job.out: _links(linked)}
    if job.report:
        is_table = job.report.lower().endswith(ENDINGS)
        files[job.report] = uncertain_table(linked) if is_table else report_text(linked)
    write_all(files)
    return linked


def link_columns(columns: Columns, limits: Limits = USUAL) -> Linked:
    """Link rows that are in memory: columns of one length, `record_id` among them."""
    with open_session() as session:
        linked = link_people(columns, session, lunar_births(), limits=limits)
    return replace(linked, fingerprint=fingerprint(People(columns, ()), limits))


def link_coded(coded: Coded, limits: Limits = USUAL) -> Linked:
    """Link people of whom only codes are in memory (`coding.coded_columns`)."""
    with open_session() as session:
        linked = link_codes(coded, session, limits=limits)
    return replace(linked, fingerprint=coded_mark(coded, limits), engine=CODED_ENGINE)


def coded_mark(coded: Coded, limits: Limits) -> str:
    """A mark of the codes, the same for the same rows in any order."""
    names = sorted(coded)
    rows = sorted(map(repr, zip(*(coded[name] for name in names), strict=True)))
    return hashlib.sha256(repr((CODED_ENGINE, limits, names, rows)).encode()).hexdigest()


def fingerprint(people: People, limits: Limits) -> str:
    """A mark of the input, the same for the same rows in any order."""
    names = sorted(people.columns)
    rows = sorted(zip(*(people.columns[name] for name in names), strict=True))
    mark = hashlib.sha256(repr((ENGINE, limits, names)).encode())
    for row in rows:
        mark.update(repr(row).encode("utf-8", "surrogatepass"))
    return mark.hexdigest()


def report_text(linked: Linked) -> str:
    """The report as JSON: what was compared, by which limits, and what a human should decide."""
    limits = linked.limits
    said = {
        "engine": linked.engine,
        "inputs": linked.fingerprint,
        "records": linked.records,
        "people": linked.people,
        "pairs_compared": linked.pairs,
        "columns_compared": list(linked.columns),
        "thresholds": {
            "same": limits.same,
            "uncertain": [limits.uncertain_low, limits.uncertain_high],
            "largest_block": limits.block,
        },
        "left_out": [asdict(one) for one in linked.left_out],
        "weights": _weights(linked),
        "uncertain_count": linked.uncertain_count,
        "uncertain_pairs": [_pair(one) for one in linked.uncertain],
        "notes": [f"columns not used: {', '.join(linked.unused)}"] if linked.unused else [],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _weights(linked: Linked) -> dict[str, dict[str, dict[str, float]]]:
    return {
        name: {level: {"same_person": a, "strangers": b} for level, (a, b) in levels.items()}
        for name, levels in linked.weights.items()
    }


def _pair(one: Pair) -> dict[str, object]:
    return {
        "record_id_l": one.left,
        "record_id_r": one.right,
        "probability": one.probability,
        "decided": "same" if one.is_one else "different",
        "levels": dict(one.levels),
    }


def uncertain_table(linked: Linked) -> list[list[object]]:
    """The pairs for a human as a table."""
    names = list(linked.columns)
    rows: list[list[object]] = [["record_id_l", "record_id_r", "probability", "decided", *names]]
    for one in linked.uncertain:
        decided = "same" if one.is_one else "different"
        levels: Mapping[str, str] = one.levels
        rows.append([one.left, one.right, one.probability, decided, *map(levels.get, names)])
    return rows


def _links(linked: Linked) -> list[list[object]]:
    body = ([one.record_id, one.person_id, one.probability] for one in linked.links)
    return [["record_id", "person_id", "probability"], *body]


def _refuse_unusable(job: Job) -> None:
    """What would fail only after the long work is said before it."""
    faults = []
    if [*job.people, job.map].count(STANDARD) > 1 or job.out == job.report == STANDARD:
        faults.append(Fault("linkage.standard_twice"))
    if job.out != STANDARD and Path(job.out).suffix.lower() not in ENDINGS:
        faults.append(Fault("linkage.ending", {"ending": Path(job.out).suffix}, job.out))
    ends = (*ENDINGS, ".json")
    if job.report not in {"", STANDARD} and Path(job.report).suffix.lower() not in ends:
        faults.append(Fault("linkage.report_ending", file=job.report))
    named = [one for one in (*job.people, job.map) if one not in {"", STANDARD}]
    results = [one for one in (job.out, job.report) if one not in {"", STANDARD}]
    for one in results:
        where = Path(one).resolve()
        if where in {Path(other).resolve() for other in named} or results.count(one) > 1:
            faults.append(Fault("linkage.same_file", file=one))
        if not where.parent.is_dir() or where.is_dir():
            detail = "is a folder" if where.is_dir() else "no such folder"
            faults.append(Fault("linkage.cannot_write", {"detail": detail}, one))
    if faults:
        raise BadInput(faults)
