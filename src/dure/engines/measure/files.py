"""Files (파일): `dure measure` without the command line, from files to a file."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dure.engines.measure.adapter import (
    NO_ROOM,
    DuckSession,
    is_no_room,
    open_session,
    read_table,
    read_yaml,
    write_result,
)
from dure.engines.measure.computing import Manner, computed_table
from dure.engines.measure.definitions import definitions_from
from dure.engines.measure.elsewhere import counting
from dure.engines.measure.facts import ServiceIndicator, Summary
from dure.engines.measure.fault import BadInput, Fault
from dure.engines.measure.fingerprint import ENGINE, fingerprint
from dure.engines.measure.job import ENGINES, Job
from dure.engines.measure.notices import notices
from dure.engines.measure.places import Place
from dure.engines.measure.plain_files import STANDARD
from dure.engines.measure.record_checks import OPTIONAL, Source
from dure.engines.measure.session import filled
from dure.engines.voices import Tell, silent

IN_THE_TREE = {
    "measure.unknown_parent": "parent",
    "measure.circular_place": "parent",
    "measure.circular_successor": "successor",
}
_PLACE_COLUMNS = ("parent", "level", "valid_from", "valid_to", "successor")


def measure_files(job: Job, *, tell: Tell = silent) -> Summary:
    """Measure a file of records; the result is written whole or not at all.

    Raises BadInput with one fault for each thing that is wrong; then no file is written.
    """
    _refuse_unusable(job)
    indicators = definitions_from(_read_definitions(job.indicators))
    with _room(job.out), open_session(on_disk=True, timezone=job.timezone) as session:
        places = read_places(session, job.places) if job.places else ()
        tell("기록을 읽어요", "records are read")
        source = _read_records(session, job.records)
        records = int(session.rows("select count(*) from raw")[0][0])
        units = _several_units(session, indicators)
        bag = session.rows("select bit_xor(hash(r)), sum(hash(r)::hugeint) from raw r")
        with counting(job.engine, server=job.server, folder=job.folder, means=job.means) as build:
            manner = Manner(as_of=job.as_of, today=job.today, tell=tell, build=build)
            with _said_of(job.places, places):
                sql, day = computed_table(session, source, indicators, places, manner)
        told = (*notices(session, source, places, day, job.today), *units)
        tell("결과를 써요", "the result is written")
        rows = write_result(session, sql or _nothing(indicators), job.out)
    mark = fingerprint(bag, indicators, sorted(map(repr, places)), day, job.timezone)
    return Summary(records, len(indicators), rows, day, mark, ENGINE, told)


@contextmanager
def _room(path: str) -> Iterator[None]:
    """A disk that fills while records are sorted, spilled or written is one sentence, and no file."""
    try:
        yield
    except (*NO_ROOM, OSError) as error:
        if not is_no_room(error):  # a reader who left, a file that went: not for want of room
            raise
        raise BadInput([Fault("measure.no_room", file="" if path == STANDARD else path)]) from error


def _refuse_unusable(job: Job) -> None:
    """What would fail only after the long work is said before it."""
    if job.engine not in ENGINES:
        values = {"engine": job.engine, "engines": ", ".join(ENGINES)}
        raise BadInput([Fault("measure.engine_not_here", values)])
    try:
        ZoneInfo(job.timezone)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise BadInput([Fault("measure.no_timezone", {"value": job.timezone})]) from None
    target = Path(job.out)
    if job.out != STANDARD and (
        target.is_dir() or (target.parent.is_dir() and not os.access(target.parent, os.W_OK))
    ):
        raise BadInput([Fault("measure.cannot_write", file=job.out)])
    for path in filter(None, (job.records, job.indicators, job.places)):
        if path != STANDARD and Path(path).is_file() and not os.access(path, os.R_OK):
            raise BadInput([Fault("measure.cannot_read", file=path)])


def read_places(session: DuckSession, path: str) -> tuple[Place, ...]:
    """The places of a file with `code,parent,level,valid_from,valid_to` and maybe `successor`."""
    columns = read_table(session, path, "places", optional=_PLACE_COLUMNS)
    missing = [
        Fault("measure.missing_column", {"have": ", ".join(columns)}, path, 1, column)
        for column in ("code", "level")
        if column not in columns
    ]
    if missing:
        raise BadInput(missing)
    names = ("code", *_PLACE_COLUMNS)
    rows = session.rows(f"select {', '.join(names)} from places order by rowid")  # noqa: S608
    faults: list[Fault] = []
    places = [
        _place(dict(zip(names, row, strict=True)), path, number, faults)
        for number, row in enumerate(rows, start=2)
    ]
    if faults:
        raise BadInput(faults)
    return tuple(places)


@contextmanager
def _said_of(path: str, places: Sequence[Place]) -> Iterator[None]:
    """Faults of the hierarchy get the file, the row and the column that they are in."""
    try:
        yield
    except BadInput as bad:
        raise BadInput([_located(fault, path, places) for fault in bad.faults]) from None


def _located(fault: Fault, path: str, places: Sequence[Place]) -> Fault:
    column = IN_THE_TREE.get(fault.code)
    if column is None:
        return fault
    code, parent = fault.values.get("code"), fault.values.get("parent")
    rows = [(one.parent == parent, i) for i, one in enumerate(places, 2) if one.code == code]
    return replace(fault, file=path, row=max(rows)[1] if rows else None, column=column)


def _place(row: dict[str, str], path: str, number: int, faults: list[Fault]) -> Place:
    days: dict[str, date | None] = {}
    for column in ("valid_from", "valid_to"):
        try:
            days[column] = date.fromisoformat(row[column]) if row[column] else None
        except ValueError:
            faults.append(Fault("measure.bad_day", {"value": row[column]}, path, number, column))
            days[column] = None
    begins, ends = days["valid_from"], days["valid_to"]
    if begins and ends and ends < begins:
        values = {"value": row["valid_to"]}
        faults.append(Fault("measure.ends_before_it_begins", values, path, number, "valid_to"))
    if not row["code"] or row["code"] == "all":
        faults.append(Fault("measure.bad_code", {"value": row["code"]}, path, number, "code"))
    if not row["level"] or row["level"] == "all":
        faults.append(Fault("measure.bad_level", {"value": row["level"]}, path, number, "level"))
    return Place(
        row["code"],
        row["parent"],
        row["level"],
        days["valid_from"],
        days["valid_to"],
        row["successor"],
    )


def _read_definitions(path: str) -> object:
    return read_yaml(path)


def _read_records(session: DuckSession, path: str) -> Source:
    columns = read_table(session, path, "raw", optional=OPTIONAL)
    shown = "standard input" if path == STANDARD else path
    return Source(shown, columns, first_row=1 if path.lower().endswith(".parquet") else 2)


def _several_units(
    session: DuckSession, indicators: Sequence[ServiceIndicator]
) -> tuple[Fault, ...]:
    """No fault, but somebody should know: quantities of several units are added together."""
    units = session.rows("select distinct unit from raw where unit <> '' order by 1 limit 6")
    sums = [one.code for one in indicators if one.kind in {"sum", "mean", "latest"}]
    if len(units) < 2 or not sums:
        return ()
    return (Fault("measure.several_units", {"units": ", ".join(str(row[0]) for row in units)}),)


def _nothing(indicators: Sequence[ServiceIndicator]) -> str:
    splits = dict.fromkeys(column for one in indicators for column in one.by)
    columns = (
        *("indicator", "organisation", "place_level", "place", "period_kind", "period", *splits),
        *("value", "numerator", "denominator", "method", "low", "high"),
    )
    return filled(
        "select $columns where false", columns=", ".join(f"'' as \"{one}\"" for one in columns)
    )
