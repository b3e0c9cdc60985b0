"""Standing (지금 상태): a mark that stays the same as long as nobody has written to the database.

The database itself tells it, so nothing has to be announced and nothing can be forgotten: two equal
marks mean that every row is as it was, whichever process wrote last.
"""

import os
import sqlite3
import threading
from collections.abc import Hashable
from functools import lru_cache
from pathlib import Path

from django.db import connection

Mark = Hashable


def standing() -> Mark | None:
    """The mark; None where it cannot be told, as inside a transaction that may have written."""
    if connection.in_atomic_block:
        return None
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Which transactions can be seen: it moves with every commit, also one that began earlier.
            cursor.execute("SELECT pg_current_snapshot()::text")
            return (name, cursor.fetchone()[0])
    if connection.vendor == "sqlite" and os.path.isfile(name):
        return _watch(name, os.getpid()).mark()
    return None


class _Watch:
    """One connection of a process that never writes and so sees the commits of all others."""

    def __init__(self, file: str) -> None:
        self._file, self._lock = file, threading.Lock()
        self._inode = -1
        self._opened: sqlite3.Connection | None = None

    def mark(self) -> Mark | None:
        """The counter of commits that SQLite keeps; a file put in its place begins anew."""
        with self._lock:
            try:
                inode = Path(self._file).stat().st_ino
                told = self._on(inode).execute("PRAGMA data_version").fetchone()[0]
                return (self._file, inode, told)
            except (sqlite3.Error, OSError):
                return None  # locked or just being replaced: whoever asks does without

    def _on(self, inode: int) -> sqlite3.Connection:
        if self._opened is None or inode != self._inode:
            if self._opened is not None:
                self._opened.close()
            self._inode = inode
            self._opened = sqlite3.connect(
                self._file, check_same_thread=False, isolation_level=None
            )
        return self._opened


@lru_cache(maxsize=4)
def _watch(file: str, _process: int) -> _Watch:
    """One for each file; a process that parted from another may not share its connection."""
    return _Watch(file)
