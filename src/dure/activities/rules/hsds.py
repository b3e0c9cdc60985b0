"""The register as a directory of services that others read: HSDS 3.0, tables and nested JSON.

The public part of the register only: who offers what, where, for whom, when. No people, no needs.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from dure.activities.rules.hxl_tables import Named
from dure.activities.rules.weekly import DAY_MINUTES
from dure.activities.rules.weekly import said as times_said
from dure.activities.types.register import RegisterLine, Weekly
from dure.kernel.clock import day_of

Row = dict[str, Any]
Tables = dict[str, list[Row]]
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SEOUL_HOURS = 9
ONE_DAY = timedelta(days=1)  # the table of times names the last day, the register the first without
KINDS = "service_kind"
SHARED = ("organization", "location", "taxonomy_term", "taxonomy")


def hsds_tables(base: str, lines: Sequence[RegisterLine], named: Named) -> Tables:
    """Every table by its name in the specification; `base` makes the identifiers this house's own."""
    made = _Maker(base, named)
    for line in lines:
        made.add(line)
    return made.tables()


class _Maker:
    """Collects the tables; what several services share stands once."""

    def __init__(self, base: str, named: Named) -> None:
        self.base, self.named = base, named
        self.found: dict[str, dict[str, Row]] = {}

    def key(self, *parts: object) -> str:
        """The identifier of a thing: the same at every export."""
        return str(uuid5(NAMESPACE_URL, "/".join((self.base, *map(str, parts)))))

    def put(self, table: str, row: Row) -> str:
        """Add a row once; empty fields are left out."""
        said = {name: value for name, value in row.items() if value not in (None, "")}
        self.found.setdefault(table, {}).setdefault(row["id"], said)
        return str(row["id"])

    def add(self, line: RegisterLine) -> None:
        """One service with its organisation, place, areas, times and kind."""
        service = self.put("service", self._service(line))
        location = self._location(line.place_code)
        self.put(
            "service_at_location",
            {
                "id": self.key("at", line.service_id, line.place_code),
                "service_id": service,
                "location_id": location,
            },
        )
        for place in line.areas:
            self._area(service, line, place)
        for hours, days in _by_hours(line.weekly):
            self._schedule(service, line, hours, days)
        term = self._term(KINDS, "Kinds of service", line.kind, line.kind_name.ko)
        mark = {
            "id": self.key("attribute", service, term),
            "link_id": service,
            "taxonomy_term_id": term,
            "link_entity": "service",
        }
        self.put("attribute", mark)

    def _service(self, line: RegisterLine) -> Row:
        return {
            "id": self.key("service", line.service_id),
            "organization_id": self._organization(line),
            "name": line.name.ko,
            "alternate_name": line.name.en if line.name.en != line.name.ko else "",
            "description": f"{line.kind_name.ko} ({line.kind_name.en})",
            "status": "active",
            "eligibility_description": f"{line.group_words.ko} ({line.group_words.en})",
            "assured_date": day_of(line.confirmed_at).isoformat() if line.confirmed_at else "",
            "last_modified": line.confirmed_at.isoformat() if line.confirmed_at else "",
        }

    def _organization(self, line: RegisterLine) -> str:
        known = self.named.organisations.get(line.organisation_id)
        kind = known[2] if known else line.organisation
        return self.put(
            "organization",
            {
                "id": self.key("organization", line.organisation_id),
                "name": line.organisation.ko,
                "alternate_name": line.organisation.en,
                "description": f"{kind.ko} ({kind.en})",
                "legal_status": kind.ko,
            },
        )

    def _location(self, place: str) -> str:
        return self.put(
            "location",
            {
                "id": self.key("place", place),
                "location_type": "physical",
                "name": self._place(place),
                "external_identifier": place,
                "external_identifier_type": "행정구역코드",
            },
        )

    def _area(self, service: str, line: RegisterLine, place: str) -> None:
        row = {
            "id": self.key("area", line.service_id, place),
            "service_id": service,
            "name": self._place(place),
            "description": place,
        }
        self.put("service_area", row)

    def _schedule(
        self, service: str, line: RegisterLine, hours: tuple[int, int], days: Sequence[int]
    ) -> None:
        begins, ends = hours
        times = times_said([Weekly(day, begins, ends) for day in days])
        row = {
            "id": self.key("schedule", line.service_id, begins, ends),
            "service_id": service,
            "valid_from": line.starts_on.isoformat(),
            "valid_to": (line.ends_before - ONE_DAY).isoformat() if line.ends_before else "",
            "timezone": SEOUL_HOURS,
            "wkst": "MO",
            "freq": "WEEKLY",
            "interval": 1,
            "byday": ",".join(DAYS[day] for day in days),
            "opens_at": _clock(begins),
            "closes_at": _clock(ends),
            "description": f"{times.ko} ({times.en})",
        }
        self.put("schedule", row)

    def _term(self, taxonomy: str, title: str, code: str, name: str) -> str:
        made = {"id": self.key(taxonomy), "name": taxonomy, "description": title, "uri": self.base}
        whole = self.put("taxonomy", made)
        row = {
            "id": self.key(taxonomy, code),
            "code": code,
            "name": name,
            "description": name,
            "taxonomy_id": whole,
        }
        return self.put("taxonomy_term", row)

    def _place(self, code: str) -> str:
        name = self.named.places.get(code)
        return f"{name.ko} ({name.en})" if name else code

    def tables(self) -> Tables:
        """What was collected, in the order of the identifiers."""
        return {name: [rows[key] for key in sorted(rows)] for name, rows in self.found.items()}


def _by_hours(weekly: Iterable[Weekly]) -> list[tuple[tuple[int, int], list[int]]]:
    found: dict[tuple[int, int], list[int]] = {}
    for day, begins, ends in sorted(weekly):
        found.setdefault((begins, ends), []).append(day)
    return list(found.items())


def _clock(minutes: int) -> str:
    minutes %= DAY_MINUTES
    return f"{minutes // 60:02d}:{minutes % 60:02d}:00"


def nested(tables: Mapping[str, Sequence[Row]]) -> Row:
    """The same as one JSON page of whole services, each with what belongs to it."""
    by_key = {
        row["id"]: row
        for name in ("organization", "location", "taxonomy_term", "taxonomy")
        for row in tables.get(name, ())
    }
    contents = [_whole(row, tables, by_key) for row in tables.get("service", ())]
    return {
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
        "contents": contents,
    }


def _whole(service: Row, tables: Mapping[str, Sequence[Row]], by_key: Mapping[str, Row]) -> Row:
    key = service["id"]
    at = [row for row in tables.get("service_at_location", ()) if row["service_id"] == key]
    marked = [row for row in tables.get("attribute", ()) if row["link_id"] == key]
    return {
        **{name: value for name, value in service.items() if name != "organization_id"},
        "organization": by_key[service["organization_id"]],
        "schedules": _of(tables, "schedule", key),
        "service_areas": _of(tables, "service_area", key),
        "service_at_locations": [
            {"id": row["id"], "location": by_key[row["location_id"]]} for row in at
        ],
        "attributes": [
            {"id": row["id"], "link_entity": "service", "taxonomy_term": _term(row, by_key)}
            for row in marked
        ],
    }


def _term(attribute: Row, by_key: Mapping[str, Row]) -> Row:
    term = by_key[attribute["taxonomy_term_id"]]
    told = {name: value for name, value in term.items() if name != "taxonomy_id"}
    return {**told, "taxonomy_detail": by_key[term["taxonomy_id"]]}


def _of(tables: Mapping[str, Sequence[Row]], name: str, service: str) -> list[Row]:
    return [
        {field: value for field, value in row.items() if field != "service_id"}
        for row in tables.get(name, ())
        if row["service_id"] == service
    ]
