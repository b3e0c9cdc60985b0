"""Rows in a form that belongs to no engine: each a JSON list, sealed text still sealed."""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps.registry import Apps
from django.db import connection
from django.db.models import (
    BinaryField,
    ExpressionWrapper,
    F,
    Field,
    JSONField,
    Model,
    QuerySet,
    TextField,
)

from dure.kernel.clock import SEOUL
from dure.kernel.sealed import SealedText

# What a start or a worker writes by itself; everything else counts as somebody's.
OWN = frozenset(
    {
        "django_content_type",
        "auth_permission",
        "scheduled_job",
        "worker_beat",
        "django_tasks_db_dbtaskresult",
        "django_session",
        "api_call",
    }
)
ROUND = 2**256
Fields = Sequence["Field[Any, Any]"]


def tables(apps: Apps) -> dict[str, type[Model]]:
    """Every table by name, those between two others included."""
    models = apps.get_models(include_auto_created=True)
    kept = [each for each in models if each._meta.managed and not each._meta.proxy]
    return {each._meta.db_table: each for each in sorted(kept, key=lambda m: m._meta.db_table)}


def columns(model: type[Model]) -> Fields:
    """The columns that are stored, in the model's order."""
    return [each for each in model._meta.local_concrete_fields if not _is_generated(each)]


def stored_rows(model: type[Model]) -> Iterator[list[Any]]:
    """All rows as plain values."""
    fields = columns(model)
    sealed = {
        f"raw_{each.name}": ExpressionWrapper(F(each.attname), output_field=TextField())
        for each in fields
        if isinstance(each, SealedText)
    }
    names = [f"raw_{e.name}" if isinstance(e, SealedText) else e.attname for e in fields]
    rows = QuerySet(model).order_by("pk").annotate(**sealed).values_list(*names)
    for row in rows.iterator(chunk_size=2000):
        yield [plain(value) for value in row]


def plain(value: Any) -> Any:
    """One value as JSON can hold it."""
    if isinstance(value, datetime):
        return value.astimezone(SEOUL).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value


def line(row: Sequence[Any]) -> bytes:
    """One row as it lies in the archive."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def mark(row: Sequence[Any]) -> int:
    """A number for one row. The sum over a table is its digest, whatever order the rows come in."""
    text = json.dumps(_alike(row), ensure_ascii=False, sort_keys=True)
    return int.from_bytes(hashlib.sha256(text.encode()).digest())


def digest(marks: Iterable[int]) -> str:
    """The digest of a table."""
    return f"{sum(marks) % ROUND:064x}"


def for_database(field: "Field[Any, Any]", value: Any) -> Any:
    """A plain value as this engine takes it; sealed text goes in as it is."""
    if value is None:
        return None
    if isinstance(field, SealedText):
        return value
    if isinstance(field, BinaryField):
        value = base64.b64decode(value)
    elif not isinstance(field, JSONField):
        value = field.to_python(value)
    return field.get_db_prep_save(value, connection)


def insert(model: type[Model], names: Sequence[str]) -> str:
    """The statement that puts one row into a table."""
    quoted = connection.ops.quote_name
    into = ", ".join(quoted(name) for name in names)
    places = ", ".join(["%s"] * len(names))
    return f"INSERT INTO {quoted(model._meta.db_table)} ({into}) VALUES ({places})"  # noqa: S608


def _alike(value: Any) -> Any:
    """Engines write whole numbers inside JSON in their own ways: 3.0 and 3 are the same."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list | tuple):
        return [_alike(each) for each in value]
    if isinstance(value, dict):
        return {key: _alike(each) for key, each in value.items()}
    return value


def _is_generated(field: "Field[Any, Any]") -> bool:
    return bool(getattr(field, "generated", False))
