"""A directory of services (HSDS 3.0) as a table: one row for each service and place it serves.

It comes as JSON (one service, a list of them, or a page of `contents`) or as the tables of the data
package in one archive. What a directory leaves out stays blank; times are written as people write
them ("MO,WE 10:00-12:00"), and `ends_before` is the day after the last one.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from dure.engines.tables.types import Column, Limits, Refused, Row, Scalar, Table

COLUMNS = (
    *("organisation", "service", "activity_name", "place"),
    *("weekly", "starts_on", "ends_before", "eligibility_description"),
)
SHEET = "services"
# Table → the file of the package it stands in.
PACKAGE = {
    "service": "services.csv",
    "organization": "organizations.csv",
    "location": "locations.csv",
    "address": "addresses.csv",
    "service_at_location": "service_at_location.csv",
    "service_area": "service_areas.csv",
    "schedule": "schedules.csv",
    "attribute": "attributes.csv",
    "taxonomy_term": "taxonomy_terms.csv",
}
OWNERS = {
    "service_at_location": "service_id",
    "service_area": "service_id",
    "schedule": "service_id",
    "attribute": "link_id",
    "address": "location_id",
}
# Damaged, encrypted, packed in a way nobody knows, or no text.
UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError, csv.Error)
Said = Mapping[str, Any]
Owned = Mapping[Any, list[Said]]


def services_in(said: object) -> list[Said] | None:
    """The services of a parsed JSON file; None where it is no directory."""
    contents = said.get("contents", said) if isinstance(said, dict) else said
    listed: list[object] = contents if isinstance(contents, list) else [contents]
    found: list[Said] = [one for one in listed if isinstance(one, dict) and "name" in one]
    told = all(isinstance(one.get("organization"), dict) for one in found)
    return found if found and told and len(found) == len(listed) else None


def directory_table(services: Iterable[Said], name: str, limits: Limits) -> Table:
    """The table of a directory. Raises Refused when it is empty or larger than the limits allow."""
    rows: list[Row] = []
    for service in services:
        for cells in _rows(service):
            if len(rows) >= limits.rows:
                raise Refused("tables.too_many_rows", name=name, most=limits.rows)
            rows.append(Row(len(rows) + 1, cells))
    if not rows:
        raise Refused("tables.no_table", name=name)
    columns = tuple(Column(at, header, (header,)) for at, header in enumerate(COLUMNS))
    return Table(name=name, sheet=SHEET, columns=columns, rows=tuple(rows))


def services_of_package(data: bytes, name: str, limits: Limits) -> list[Said]:
    """The services of an archive of CSV tables, each with what belongs to it.

    Raises Refused when it is no such archive, damaged, or would unpack to more than the limits allow.
    """
    tables = _unpacked(data, name, limits)
    if "service" not in tables or "organization" not in tables:
        raise Refused("tables.no_directory", name=name)
    by_key = {row["id"]: row for rows in tables.values() for row in rows if row.get("id")}
    owned = {
        table: _owned_by(owner, tables.get(table, ()), by_key) for table, owner in OWNERS.items()
    }
    return [_whole(service, owned, by_key) for service in tables["service"]]


def _unpacked(data: bytes, name: str, limits: Limits) -> dict[str, list[Said]]:
    try:
        texts = _texts(data, limits)
        if texts is not None:
            return {
                table: list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))
                for table, text in texts.items()
            }
    except UNREADABLE:
        raise Refused("tables.damaged", name=name) from None
    raise Refused("tables.bomb", name=name)


def _texts(data: bytes, limits: Limits) -> dict[str, bytes] | None:
    """The parts that are wanted; None when they unpack to more than a file may have."""
    wanted = {file: table for table, file in PACKAGE.items()}
    found, left = {}, limits.file_bytes
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.infolist():
            table = wanted.get(part.filename.rpartition("/")[2])
            if table is None:
                continue
            with archive.open(part) as file:
                found[table] = file.read(left + 1)
            left -= len(found[table])
            if left < 0:
                return None
    return found


def _owned_by(
    owner: str, rows: Iterable[Said], by_key: Mapping[Any, Said]
) -> dict[Any, list[Said]]:
    """Rows by whose they are, each with the thing that it points at."""
    found: dict[Any, list[Said]] = {}
    for row in rows:
        location, term = by_key.get(row.get("location_id")), by_key.get(row.get("taxonomy_term_id"))
        found.setdefault(row.get(owner), []).append(
            {**row, "location": location, "taxonomy_term": term}
        )
    return found


def _whole(service: Said, owned: Mapping[str, Owned], by_key: Mapping[Any, Said]) -> Said:
    """A service as the JSON has it: its rows of the other tables stand inside it."""
    key = service.get("id")
    places = [
        {**row, "location": _with_addresses(row["location"], owned["address"])}
        for row in owned["service_at_location"].get(key, [])
    ]
    return {
        **service,
        "organization": by_key.get(service.get("organization_id")),
        "service_areas": owned["service_area"].get(key, []),
        "schedules": owned["schedule"].get(key, []),
        "attributes": owned["attribute"].get(key, []),
        "service_at_locations": places,
    }


def _with_addresses(location: Said | None, addresses: Owned) -> Said:
    found = _mapping(location)
    return {**found, "addresses": addresses.get(found.get("id"), [])}


def _rows(service: Said) -> Iterator[tuple[Scalar, ...]]:
    schedules = _inner(service, "schedules")
    before: tuple[Scalar, ...] = (
        _text(_mapping(service.get("organization")).get("name")),
        _kind(service),
        _text(service.get("name")),
    )
    after: tuple[Scalar, ...] = (
        _weekly(schedules),
        min(filter(None, (_text(one.get("valid_from")) for one in schedules)), default=None),
        _day_after(schedules),
        _text(service.get("eligibility_description")),
    )
    for place in _places(service) or (None,):
        yield (*before, place, *after)


def _kind(service: Said) -> str | None:
    """What kind of service it is: the first term it is marked with, else its own name."""
    terms = (_mapping(one.get("taxonomy_term")) for one in _inner(service, "attributes"))
    names = (_text(term.get("name")) or _text(term.get("code")) for term in terms)
    return next(filter(None, names), _text(service.get("name")))


def _places(service: Said) -> list[str]:
    """The areas it serves, else where it stands: by their codes where they have some."""
    areas = [
        _code(one.get("description")) or _text(one.get("name"))
        for one in _inner(service, "service_areas")
    ]
    if not any(areas):
        places = (_mapping(one.get("location")) for one in _inner(service, "service_at_locations"))
        areas = [_where(one) for one in places]
    return list(dict.fromkeys(filter(None, areas)))


def _where(location: Said) -> str | None:
    towns = (
        _text(one.get("city")) or _text(one.get("region")) for one in _inner(location, "addresses")
    )
    code = _code(location.get("external_identifier"))
    return code or next(filter(None, towns), None) or _text(location.get("name"))


def _weekly(schedules: Sequence[Said]) -> str | None:
    """Days and hours of what comes every week; other rhythms have no place in a register."""
    parts = []
    for one in schedules:
        days, opens = _text(one.get("byday")), _clock(one.get("opens_at"))
        closes = _clock(one.get("closes_at"))
        if _text(one.get("freq")) in (None, "WEEKLY") and days and opens and closes:
            parts.append(f"{days} {opens}-{'24:00' if closes == '00:00' else closes}")
    return "; ".join(dict.fromkeys(parts)) or None


def _clock(said: object) -> str | None:
    text = _text(said)
    return text[:5] if text and text[2:3] == ":" else None


def _day_after(schedules: Sequence[Said]) -> str | None:
    """The first day without: after the last day of the schedule that lasts longest."""
    last = [_text(one.get("valid_to")) for one in schedules]
    if not last or None in last:
        return None
    longest = max(filter(None, last))
    try:
        return (date.fromisoformat(longest) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return longest  # the reader of days tells what is wrong with it


def _code(said: object) -> str | None:
    text = _text(said)
    return text if text and text.isascii() and text.isdecimal() else None


def _text(said: object) -> str | None:
    if isinstance(said, str) and said.strip():
        return said.strip()
    return str(said) if isinstance(said, int) and not isinstance(said, bool) else None


def _inner(said: Said, name: str) -> list[Said]:
    found = said.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _mapping(said: object) -> Said:
    return said if isinstance(said, dict) else {}
