"""Two at one moment (한순간): what the database says to the one who came second."""

import sqlite3

from django.db import DatabaseError

# PostgreSQL's own numbers: a row like it stands already, periods overlap, two waited for each other,
# two wrote what both had read.
SECOND = ("23505", "23P01", "40P01", "40001")
SAME_ROW = (sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)


def came_second(error: DatabaseError) -> bool:
    """True where another one wrote in the same moment, so that asking again is answered properly.

    Every other error of a database (a missing parent, a value out of its bounds) is a bug of ours.
    """
    cause = error.__cause__
    number = getattr(cause, "sqlstate", None)
    return number in SECOND or getattr(cause, "sqlite_errorcode", None) in SAME_ROW
