"""The databases that are measured: built once for each size and kept; a copy for what writes.

SQLite is a file in `var/bench`, opened with the product's own settings. PostgreSQL is a cluster of
our own with a server's settings (the disk is waited for, as in production); its folder lies in /tmp,
because PostgreSQL runs as another user who may not see into the checkout.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import psycopg

from dure.kernel.testing.checkout import ROOT, SOURCE
from dure.kernel.testing.postgres import kept_postgres

HOME = ROOT / "var" / "bench"
# What a careful hand sets on a machine of two cores and eight gigabytes; fsync stays on.
AS_IN_PRODUCTION = (
    "shared_buffers=1GB",
    "effective_cache_size=3GB",
    "work_mem=32MB",
    "maintenance_work_mem=256MB",
    "max_wal_size=4GB",
    "checkpoint_timeout=15min",
    "random_page_cost=1.1",
    "max_connections=50",
)


@contextmanager
def world(kind: str, scale: float, *, fresh: bool = False) -> Iterator[str]:
    """The address of a database of that size; built where it does not stand yet."""
    HOME.mkdir(parents=True, exist_ok=True)
    if kind == "sqlite":
        yield _sqlite(scale, fresh=fresh)
        return
    with kept_postgres(_cluster(), AS_IN_PRODUCTION) as server:
        yield _postgres(server, scale, fresh=fresh)


@contextmanager
def copy_of(address: str) -> Iterator[str]:
    """A copy that may be written to; gone afterwards."""
    if address.startswith("sqlite"):
        original = Path(address.removeprefix("sqlite:///"))
        copy = original.with_name(f"copy-{original.name}")
        remove(copy)
        with closing(sqlite3.connect(original)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copyfile(original, copy)
        yield f"sqlite:///{copy}"
        remove(copy)
        return
    name = named(address)
    server = address.replace(f"/{name}?", "/postgres?")
    copy_name = f"copy_{name}"
    _say_to(server, f"DROP DATABASE IF EXISTS {copy_name}")
    _say_to(server, f"CREATE DATABASE {copy_name} TEMPLATE {name}")
    yield address.replace(f"/{name}?", f"/{copy_name}?")
    _say_to(server, f"DROP DATABASE IF EXISTS {copy_name} WITH (FORCE)")


def environment(address: str) -> dict[str, str]:
    """The environment in which the product runs on that database."""
    return {
        **os.environ,
        "DURE_DATABASE_URL": address,
        "DURE_HOME": str(HOME / "home"),
        "DJANGO_SETTINGS_MODULE": "dure.project.settings.local",
        "PYTHONPATH": f"{SOURCE}{os.pathsep}{ROOT}",
    }


def built_from() -> str:
    """A mark of what the data are made by: its code, the tables and the month."""
    files = [ROOT / "bench" / "support" / "fill.py", ROOT / "bench" / "support" / "values.py"]
    files += sorted(SOURCE.glob("dure/**/migrations/0*.py"))
    said = [file.read_bytes() for file in files] + [date.today().strftime("%Y-%m").encode()]  # noqa: DTZ011
    return hashlib.sha256(b"".join(said)).hexdigest()[:12]


def _sqlite(scale: float, *, fresh: bool) -> str:
    file = HOME / f"{_size(scale)}.sqlite3"
    address = f"sqlite:///{file}"
    if fresh or not _stands(file.name):
        remove(file)
        _build(address, scale)
        _remember(file.name)
    return address


def _postgres(server: str, scale: float, *, fresh: bool) -> str:
    name = f"bench_{_size(scale)}"
    address = server.replace("/postgres?", f"/{name}?")
    if fresh or not (_stands(name) and _has(server, name)):
        _say_to(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        _say_to(server, f"CREATE DATABASE {name}")
        _build(address, scale)
        _say_to(address, "VACUUM ANALYZE")
        _remember(name)
    return address


def _build(address: str, scale: float) -> None:
    command = [sys.executable, "-m", "bench.support.fill", str(scale)]
    subprocess.run(command, cwd=ROOT, env=environment(address), check=True)


def _cluster() -> Path:
    mark = hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]
    return Path(f"/tmp/dure-bench-{mark}")  # noqa: S108 - short, and open to PostgreSQL's user


def _size(scale: float) -> str:
    return f"{scale:g}".replace(".", "_")


def _stands(name: str) -> bool:
    return _known().get(name) == built_from()


def _remember(name: str) -> None:
    known = {**_known(), name: built_from()}
    (HOME / "built.json").write_text(json.dumps(known, indent=1), encoding="utf-8")


def _known() -> dict[str, str]:
    file = HOME / "built.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def _has(server: str, name: str) -> bool:
    with psycopg.connect(server, autocommit=True) as one:
        return bool(one.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone())


def _say_to(address: str, statement: str) -> None:
    with psycopg.connect(address, autocommit=True) as one:
        one.execute(statement)


def named(address: str) -> str:
    """The name of the database in its address."""
    return address.rpartition("/" if "?" not in address else "?")[0].rpartition("/")[2]


def remove(file: Path) -> None:
    """A SQLite file with what lies beside it."""
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
