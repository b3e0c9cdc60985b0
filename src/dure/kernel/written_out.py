"""Statements written out (적어 둔 문장): the same text every time, for what is done one by one all day.

The ORM puts each statement together anew, which costs three times what the database asks for it, and
PostgreSQL plans each text anew. A text that never changes is planned once for a connection.

    with written_out() as cursor: cursor.execute("UPDATE …", [...])
    add_row(JournalEntry, at=at, verb="measurement.report.approve", …)

What stands in the table afterwards is what the ORM would have written: each value is prepared by its own
field, and what is not given is the field's default.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any, cast

from django.core.exceptions import ImproperlyConfigured
from django.db import connection, models
from django.db.backends.utils import CursorWrapper

Given = dict[str, Any]


def written_out() -> CursorWrapper:
    """A cursor for texts that never change; values stand beside them, never in them."""
    if connection.vendor == "postgresql":
        return cast("CursorWrapper", import_module("dure.kernel.prepared").prepared_cursor())
    return connection.cursor()


def add_row(model: type[models.Model], **given: Any) -> None:
    """Add one row; columns are named as the ORM names them (`account_id` for a foreign key)."""
    statement = _statement(model, connection.vendor)
    with written_out() as cursor:
        cursor.execute(statement.sql, statement.values(given))


@dataclass(frozen=True, slots=True)
class _Statement:
    """The text for one table, and who prepares each of its values."""

    sql: str
    fields: tuple[tuple[str, Callable[..., Any], Callable[[], Any]], ...]  # name, prepare, default

    def values(self, given: Given) -> list[Any]:
        """The values in the order of the columns; every name that was given must be a column."""
        left = dict(given)
        row = [
            prepare(left.pop(name) if name in left else default(), connection)
            for name, prepare, default in self.fields
        ]
        if left:
            raise TypeError(f"{self.sql.split()[2]} has no {', '.join(sorted(left))}")
        return row


@lru_cache(maxsize=64)
def _statement(model: type[models.Model], _vendor: str) -> _Statement:
    found = [one for one in model._meta.local_concrete_fields if not one.primary_key]
    strange = [one.name for one in found if not _is_plain(one)]
    if strange or model._meta.parents or not isinstance(model._meta.pk, models.AutoField):
        raise ImproperlyConfigured(f"{model.__name__}: the ORM has to write it {strange}")
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(one.column)) for one in found)
    marks = ", ".join(["%s"] * len(found))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608
    return _Statement(
        sql, tuple((one.attname, one.get_db_prep_save, one.get_default) for one in found)
    )


def _is_plain(field: Any) -> bool:
    """False where the ORM does more than prepare the value: a clock, a file, an expression."""
    return not (
        hasattr(field, "get_placeholder")
        or getattr(field, "auto_now", False)
        or getattr(field, "auto_now_add", False)
        or isinstance(field, models.FileField)
        or field.generated
        or field.has_db_default()
    )
