"""The database and the folders."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from dure.kernel.words import Words
from dure.project.health.finding import Finding, plainly
from dure.project.start.database import missing_migrations, unknown_migrations

DATABASE = Words("데이터베이스", "database")
TABLES = Words("표의 판", "migrations")
FOLDERS = Words("폴더", "folders")
DISK = Words("디스크", "disk")
CLOCK = Words("시계", "clock")
OLDEST_POSTGRESQL = 150000
OLDEST_SQLITE = (3, 35, 0)
LITTLE, TOO_LITTLE = 2_000_000_000, 200_000_000
DRIFT = timedelta(seconds=30)


def look_at_database(at: datetime) -> Iterator[Finding]:
    """Reachable, new enough, set as it should be, with this version's tables and the same time."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        told = plainly(str(error).strip().splitlines()[0])
        yield Finding(
            DATABASE,
            "fail",
            told,
            Words("DURE_DATABASE_URL을 확인하세요.", "Look at DURE_DATABASE_URL."),
        )
        return
    yield _sqlite() if connection.vendor == "sqlite" else _postgresql()
    yield _tables()
    if connection.vendor == "postgresql":
        yield _clock(at)


def _sqlite() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        (mode,) = cursor.fetchone()
    told = f"SQLite {sqlite3.sqlite_version}, journal_mode={mode}"
    in_memory = mode == "memory"
    begins = getattr(connection, "transaction_mode", None)
    if (mode == "wal" or in_memory) and begins == "IMMEDIATE":
        old = sqlite3.sqlite_version_info < OLDEST_SQLITE
        return Finding(DATABASE, "fail" if old else "ok", plainly(f"{told}, IMMEDIATE"))
    do = Words(
        "DURE_DATABASE_URL을 sqlite:///경로 꼴로 적으면 두레가 알맞게 맞춰요.",
        "Name it as sqlite:///path in DURE_DATABASE_URL; Dure then sets it for many writers.",
    )
    return Finding(DATABASE, "fail", plainly(told), do)


def _postgresql() -> Finding:
    version = getattr(connection, "pg_version", 0)
    told = plainly(f"PostgreSQL {version // 10000}.{version % 10000}")
    if version >= OLDEST_POSTGRESQL:
        return Finding(DATABASE, "ok", told)
    return Finding(
        DATABASE, "fail", told, Words("15 이상으로 올리세요.", "Upgrade it to 15 or newer.")
    )


def _tables() -> Finding:
    unknown, missing = unknown_migrations(), missing_migrations()
    if unknown:
        told = Words(
            f"더 새로운 두레가 쓰던 데이터베이스예요: {unknown[0]}",
            f"used by a newer Dure: {unknown[0]}",
        )
        do = Words("두레를 그 판으로 올리세요.", "Upgrade Dure to that version.")
        return Finding(TABLES, "fail", told, do)
    if missing:
        told = Words(f"아직 하지 않은 변경 {len(missing)}개", f"{len(missing)} not applied yet")
        do = Words(
            "먼저 dure backup, 그다음 dure migrate (dure serve도 해 줘요).",
            "dure backup first, then dure migrate (dure serve does it too).",
        )
        return Finding(TABLES, "note", told, do)
    return Finding(TABLES, "ok", Words("이 판과 같아요", "as this version wants them"))


def _clock(at: datetime) -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (theirs,) = cursor.fetchone()
    apart = abs(theirs - at)
    told = Words(
        f"서버와 데이터베이스가 {apart.total_seconds():.0f}초 달라요",
        f"server and database are {apart.total_seconds():.0f} s apart",
    )
    do = Words("두 곳의 시계를 NTP로 맞추세요.", "Set both by NTP.")
    return Finding(CLOCK, "ok", told) if apart < DRIFT else Finding(CLOCK, "fail", told, do)


def look_at_folders() -> Iterator[Finding]:
    """Where files, fonts and static files go: writable, with room left."""
    home = Path(settings.DURE_HOME)
    places = [home, Path(settings.MEDIA_ROOT), Path(settings.DURE_BUILT)]
    shut = [place for place in places if not os.access(_standing(place), os.W_OK)]
    if shut:
        told = Words(f"쓸 수 없어요: {shut[0]}", f"not writable: {shut[0]}")
        do = Words(
            "그 폴더의 주인을 바꾸거나 DURE_HOME을 다른 곳으로 하세요.",
            "Give it to the account that runs Dure, or set DURE_HOME elsewhere.",
        )
        yield Finding(FOLDERS, "fail", told, do)
    else:
        yield Finding(FOLDERS, "ok", plainly(home))
    free = shutil.disk_usage(_standing(home)).free
    told = Words(f"{free / 1e9:.1f} GB 남음", f"{free / 1e9:.1f} GB left")
    do = Words("자리를 비우거나 디스크를 늘리세요.", "Make room or give it a larger disk.")
    if free < LITTLE:
        yield Finding(DISK, "fail" if free < TOO_LITTLE else "note", told, do)
    else:
        yield Finding(DISK, "ok", told)


def _standing(place: Path) -> Path:
    """The folder itself, or the nearest one above that exists."""
    return place if place.exists() else _standing(place.parent)
