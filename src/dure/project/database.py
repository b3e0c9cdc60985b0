"""The database address: `sqlite:///path` or `postgresql://user:word@host:port/name?host=/socket`."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728; "
    "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
)


def address_of_file(file: Path) -> str:
    """The address of a SQLite file, whatever signs are in the names of its folders: # ends no path."""
    return f"sqlite:///{quote(str(file))}"


def database_from(url: str) -> dict[str, Any]:
    """Django's settings for one database address. SQLite is set for many writers."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]) or ":memory:",
            "CONN_MAX_AGE": 60,  # to open costs a millisecond and loses what was read before
            # IMMEDIATE matters most: a deferred read that turns into a write fails at once.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": SQLITE_START,
            },
        }
    query = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", [parts.hostname or ""])[0],
        "PORT": str(parts.port or query.get("port", [""])[0]),
        "CONN_MAX_AGE": 60,
        # Only statements that are written out are prepared (`kernel/written_out.py`). A pooler that
        # hands each transaction to another connection may not know them: `?prepared=no`.
        "OPTIONS": {} if query.get("prepared") == ["no"] else {"prepare_threshold": 0},
    }
