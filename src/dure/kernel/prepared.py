"""PostgreSQL: a statement is parsed and planned once for a connection, then only filled."""

from typing import Any, cast

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg import Cursor


class PreparedCursor(Cursor[Any]):
    """A cursor whose values travel beside the text, so that the server knows the text again."""

    def execute(self, query: Any, params: Any = None, **_: Any) -> "PreparedCursor":
        """Prepared at once where the settings let statements be prepared; else sent as it is."""
        super().execute(query, params, prepare=True)
        return self


def prepared_cursor() -> CursorWrapper:
    """Django's cursor around it: statements are counted, heard and their faults named as always."""
    connection.ensure_connection()
    cursor = cast("CursorWrapper", PreparedCursor(connection.connection))
    around = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    return around(cursor)
