"""Whether tables have the published shape of HSDS 3.0: fields, what each must be, what they refer to."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from dure.kernel.packs import read_pack

PACK = Path(__file__).resolve().parent.parent / "pack" / "hsds_3.yaml"
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?")
DAYS = re.compile(r"(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it must be, whether each row has it."""

    name: str
    what: str
    more: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """One table: the file it stands in, and its fields."""

    name: str
    file: str
    fields: tuple[Field, ...]


@cache
def shapes() -> dict[str, Shape]:
    """Every table that this house writes, by name."""
    return {
        name: Shape(name, told["file"], tuple(_field(*each) for each in told["fields"].items()))
        for name, told in read_pack(PACK).items()
    }


def _field(name: str, told: str) -> Field:
    what, *more = told.rstrip("!").split()
    return Field(name, what, tuple(more), told.endswith("!"))


def shape_faults(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> tuple[str, ...]:
    """Every fault as `table[row].field: what`; nothing where the shape is kept."""
    keys = {name: {row.get("id") for row in rows} for name, rows in tables.items()}
    return tuple(
        f"{name}[{at}].{fault}"
        for name, rows in tables.items()
        for at, row in enumerate(rows)
        for fault in _faults(name, row, keys)
    ) + tuple(f"{name}: id twice" for name, rows in tables.items() if len(keys[name]) != len(rows))


def _faults(name: str, row: Mapping[str, Any], keys: Mapping[str, set[Any]]) -> Iterator[str]:
    shape = shapes().get(name)
    if shape is None:
        yield "table: unknown"
        return
    known = {field.name for field in shape.fields}
    yield from (f"{field}: unknown" for field in row if field not in known)
    for field in shape.fields:
        value = row.get(field.name)
        if value is None or value == "":
            if field.required:
                yield f"{field.name}: missing"
        elif not _fits(field, value, keys):
            yield f"{field.name}: not {field.what}"


def _fits(field: Field, value: Any, keys: Mapping[str, set[Any]]) -> bool:
    if field.what == "ref":
        return value in keys.get(field.more[0], set())
    if field.what == "one":
        return str(value).replace(" ", "_") in field.more
    if field.what == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, str) and READERS[field.what](value)


def _reads(reader: Callable[[str], Any]) -> Callable[[str], bool]:
    def reads(value: str) -> bool:
        try:
            reader(value)
        except ValueError:
            return False
        return True

    return reads


READERS: dict[str, Callable[[str], bool]] = {
    "text": lambda value: bool(value.strip()),
    "uuid": _reads(UUID),
    "date": _reads(date.fromisoformat),
    "moment": _reads(datetime.fromisoformat),
    "time": lambda value: TIME.fullmatch(value) is not None,
    "days": lambda value: DAYS.fullmatch(value) is not None,
}


def data_package(slug: str, title: str, licence: str, tables: Mapping[str, Any]) -> dict[str, Any]:
    """The descriptor beside the CSV files: a tabular data package with keys and references."""
    return {
        "profile": "tabular-data-package",
        "name": f"{slug}-hsds",
        "title": title,
        "licenses": [{"name": licence}],
        "resources": [_resource(shapes()[name]) for name in tables],
    }


def _resource(shape: Shape) -> dict[str, Any]:
    refers = [field for field in shape.fields if field.what == "ref"]
    return {
        "profile": "tabular-data-resource",
        "name": shape.name,
        "path": f"{shape.file}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "primaryKey": "id",
            "fields": [_described(field) for field in shape.fields],
            "foreignKeys": [
                {
                    "fields": field.name,
                    "reference": {"resource": field.more[0], "fields": "id"},
                }
                for field in refers
            ],
        },
    }


def _described(field: Field) -> dict[str, Any]:
    kinds = {"number": "number", "date": "date", "moment": "datetime", "time": "time"}
    told: dict[str, Any] = {"name": field.name, "type": kinds.get(field.what, "string")}
    constraints: dict[str, Any] = {"required": True} if field.required else {}
    if field.what == "one":
        constraints["enum"] = [each.replace("_", " ") for each in field.more]
    return told | ({"constraints": constraints} if constraints else {})
