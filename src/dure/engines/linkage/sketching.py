"""Sketch files: `dure sketch` at the member's side, `dure overlap` where the sketches come together."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from dure.engines.linkage.adapter import STANDARD, lunar_births, read_bytes, read_text, write_all
from dure.engines.linkage.fault import BadInput, Fault
from dure.engines.linkage.people_files import read_people
from dure.engines.linkage.sketch import estimated, parts_of, sketch_from, sketch_of
from dure.engines.linkage.sketched import Estimated, Sketch


def sketch_files(
    people: Sequence[str],
    *,
    secret: str,
    organisation: str,
    out: str,
    map_file: str = "",
    by: Sequence[str] = (),
) -> tuple[Sketch, int]:
    """Write the sketch of a member's people; `secret` is a file that all members hold alike.

    `by` names columns whose categories get sketches of their own, `sex` or `sex,age_band`; how many
    did is given beside the sketch.
    """
    key, splits = read_bytes(secret), [one.split(",") for one in by]
    beside = dict.fromkeys(name for names in splits for name in names)
    found = read_people(people, map_file, beside=tuple(beside))
    read, who = lunar_births(), organisation
    made = sketch_of(found.columns, read, secret=key, organisation=who)
    parts = parts_of(found.columns, read, by=splits, secret=key, organisation=who)
    said = [{"cell": one.cell, **asdict(one.sketch)} for one in parts]
    told = {**asdict(made), "parts": said} if said else asdict(made)
    write_all({out: json.dumps(told, ensure_ascii=False) + "\n"})
    return made, len(parts)


def overlap_files(sketches: Sequence[str], *, out: str) -> Estimated:
    """Write how many people the members serve together, and each two of them, with ranges."""
    read = [_sketch(path) for path in sketches]
    found = estimated(read)
    said = {
        "method": "estimate",
        "people": {"value": found.people, "low": found.low, "high": found.high},
        "members": [
            {"organisation": one.organisation, "counted": one.counted, "left_out": one.left_out}
            for one in read
        ],
        "overlaps": [asdict(one) for one in found.pairs],
    }
    write_all({out: json.dumps(said, ensure_ascii=False, indent=1) + "\n"})
    return found


def _sketch(path: str) -> Sketch:
    shown = "standard input" if path == STANDARD else Path(path).name
    try:
        told = json.loads(read_text(path))
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise BadInput([Fault("linkage.no_sketch", {"value": shown}, path)])
    return sketch_from(told, name=shown)
