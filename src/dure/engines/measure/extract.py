"""Extract (원장 추출본): the lines of a ledger in columns, kept in a folder and only ever added to.

Each run appends what came after the last head as one file; the manifest names the files and the
head, and takes the place of the old one only when everything lies on the disk. Whoever reads sees
the old extract or the new one, and can read it as it stood at any earlier head.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import partial
from pathlib import Path

from dure.engines.measure.adapter import DuckSession, open_session, write_parquet
from dure.engines.measure.computing import Manner, computed_rows
from dure.engines.measure.definitions import settled
from dure.engines.measure.extracts import FORM, MANIFEST, Extract, forget_unlisted
from dure.engines.measure.facts import Computed, ServiceFact, ServiceIndicator
from dure.engines.measure.fast_cube import build_fast
from dure.engines.measure.fault import BadInput, Fault
from dure.engines.measure.means import WHOLE_MACHINE
from dure.engines.measure.places import Place
from dure.engines.measure.record_checks import Source
from dure.engines.measure.session import filled, literal, name

Line = tuple[int, ServiceFact, date]
COLUMNS: tuple[str, ...] = (
    *("record_id", "organisation", "service", "person"),
    *("occurred_at", "place", "quantity", "unit", "reverses"),
)


def extended(extract: Extract, lines: Iterable[Line], head: int) -> Extract:
    """Append the lines (number, fact and day of writing, after the extract's head) up to a new head.

    Raises BadInput when they cannot be written; then the old extract stands as it was.
    """
    new = list(lines)
    if head <= extract.head:
        return extract
    folder = Path(extract.folder)
    file = f"lines-{extract.head + 1:012d}-{head:012d}.parquet"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        forget_unlisted(folder, extract)
        if new:
            _write_lines(folder / file, new)
        longer = replace(
            extract,
            head=head,
            files=(*extract.files, file) if new else extract.files,
            lines=extract.lines + len(new),
            named=extract.named + sum(1 for _, fact, _ in new if fact.person),
        )
        _write_manifest(folder, longer)
    except OSError as error:
        values = {"why": error.strerror or "-"}
        raise BadInput([Fault("measure.extract_not_kept", values, str(folder))]) from None
    return longer


def computed_from(
    extract: Extract,
    indicators: Sequence[ServiceIndicator],
    places: Sequence[Place] = (),
    *,
    up_to: int | None = None,
    written_by: date | None = None,
    as_of: date | None = None,
) -> Computed:
    """All values as the ledger stood when line `up_to` was its last, with the places of `as_of`.

    A line taken back later still stands then: its reversal is not read. `written_by` reads only
    what had been written when that day ended, in whatever order the lines were numbered.
    """
    head = extract.head if up_to is None else min(up_to, extract.head)
    ready = settled(indicators)
    wanted = dict.fromkeys(column for one in ready for column in _columns_of(one))
    with open_session(on_disk=True) as session:
        read = f"line <= {head}"
        if written_by is not None:
            read += f" and written_on <= {literal(written_by.isoformat())}"
        columns = _raw(session, extract, read, [one for one in wanted if one not in COLUMNS])
        source = Source("", columns, first_row=1)
        manner = Manner(as_of=as_of, build=partial(build_fast, means=WHOLE_MACHINE))
        return computed_rows(session, source, ready, places, manner)


def places_in(extract: Extract) -> tuple[str, ...]:
    """Every place that a line names, in order."""
    if not extract.files:
        return ()
    files = ", ".join(literal(path) for path in extract.paths)
    asked = f"select distinct place from read_parquet([{files}]) where place <> '' order by 1"  # noqa: S608
    with open_session() as session:
        return tuple(str(code) for (code,) in session.rows(asked))


def _columns_of(one: ServiceIndicator) -> tuple[str, ...]:
    return (*one.by, *(column for column, _ in one.where))


def _raw(
    session: DuckSession, extract: Extract, read: str, extra: Sequence[str]
) -> tuple[str, ...]:
    """The table `raw` from the files; a column that no file has is empty."""
    columns = (*COLUMNS, *extra)
    if not extract.files:
        session.load("raw", ", ".join(f"{name(one)} varchar" for one in columns), {})
        return columns
    files = ", ".join(literal(path) for path in extract.paths)
    source = f"read_parquet([{files}], union_by_name = true)"
    have = {str(row[0]) for row in session.rows(f"describe select * from {source}")}  # noqa: S608
    kept = [
        f"coalesce({name(one)}, '') as {name(one)}" if one in have else f"'' as {name(one)}"
        for one in columns
    ]
    session.run(
        filled(
            "create or replace table raw as select $kept from $source where $read order by line",
            kept=", ".join(kept),
            source=source,
            read=read,
        )
    )
    return columns


def _write_lines(path: Path, lines: Sequence[Line]) -> None:
    facts = [fact for _, fact, _ in lines]
    extra = list(dict.fromkeys(key for fact in facts for key in fact.attributes))
    columns: dict[str, list[object]] = {
        "line": [number for number, *_ in lines],
        "written_on": [day.isoformat() for *_, day in lines],
        "record_id": [fact.record_id for fact in facts],
        "organisation": [fact.organisation for fact in facts],
        "service": [fact.service for fact in facts],
        "person": [fact.person for fact in facts],
        "occurred_at": [fact.occurred_on.isoformat() for fact in facts],
        "place": [fact.place for fact in facts],
        "quantity": [str(fact.quantity) for fact in facts],
        "unit": [fact.unit for fact in facts],
        "reverses": [fact.reverses for fact in facts],
        **{key: [fact.attributes.get(key, "") for fact in facts] for key in extra},
    }
    schema = ", ".join(f"{name(key)} {'bigint' if key == 'line' else 'varchar'}" for key in columns)
    with open_session() as session:
        session.load("lines", schema, columns)
        write_parquet(session, "select * from lines order by line", path)


def _write_manifest(folder: Path, extract: Extract) -> None:
    told = {"form": FORM, **asdict(extract)}
    told.pop("folder")
    unfinished = folder / f".{MANIFEST}.{os.getpid()}.unfinished"
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            file.write(json.dumps(told))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(folder / MANIFEST)
    finally:
        unfinished.unlink(missing_ok=True)
