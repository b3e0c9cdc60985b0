"""Write the archive: one moment of all tables, then the files, then the manifest; whole or not at all."""

import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from dure.kernel.storages import stored_files
from dure.kernel.words import Words
from dure.project.backup.archive import CHUNK, FORMAT, KEYS, MANIFEST, Manifest, Part, Tally, Unfit
from dure.project.backup.kept_files import as_it_lies
from dure.project.backup.rows import columns, digest, line, mark, stored_rows, tables
from dure.project.backup.snapshot import one_moment
from dure.project.keys import fingerprint
from dure.project.start.database import unknown_migrations
from dure.project.version import VERSION

Tell = Callable[[str], None]
NO_TABLES = Words("아직 담을 것이 없어요.", "There is nothing to keep yet.")
TOO_NEW = Words(
    "더 새로운 두레가 쓰던 데이터베이스예요({name}). 그 판으로 담으세요.",
    "The database was used by a newer Dure ({name}); take the backup with that version.",
)
CANNOT_WRITE = Words("{file}: 쓸 수 없어요({why}).", "{file}: cannot be written ({why}).")


def backup(file: Path, *, at: datetime, with_keys: bool, tell: Tell) -> Manifest:
    """Write everything into `file`. An interrupted run leaves what was there before, and nothing else."""
    _fit_to_keep()
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.resolve().parent)
    except OSError as error:
        raise Unfit(CANNOT_WRITE, file=file, why=error.strerror) from error
    making = Path(name)
    try:
        with os.fdopen(handle, "w+b") as stream:
            manifest = _filled(stream, at, with_keys=with_keys, tell=tell)
            stream.flush()
            os.fsync(stream.fileno())
        making.replace(file)
    except OSError as error:
        raise Unfit(CANNOT_WRITE, file=file, why=error.strerror) from error
    finally:
        making.unlink(missing_ok=True)
    return manifest


def _fit_to_keep() -> None:
    unknown = unknown_migrations()
    if unknown:
        raise Unfit(TOO_NEW, name=unknown[0])
    if not MigrationRecorder(connection).applied_migrations():
        raise Unfit(NO_TABLES)


def _filled(stream: object, at: datetime, *, with_keys: bool, tell: Tell) -> Manifest:
    packed = {"compression": zipfile.ZIP_DEFLATED, "compresslevel": 5}
    with zipfile.ZipFile(stream, "w", **packed) as archive:  # type: ignore[call-overload]
        with one_moment():
            manifest = _head(at)
            apps = (
                MigrationExecutor(connection).loader.project_state(list(manifest.migrations)).apps
            )
            parts = tuple(_table(archive, model, tell) for model in tables(apps).values())
        files = tuple(_file(archive, name, tell) for name in stored_files())
        manifest = replace(manifest, tables=parts, files=files, has_keys=with_keys)
        if with_keys:
            archive.writestr(KEYS, json.dumps(_keys()))
        archive.writestr(MANIFEST, manifest.as_json())
    return manifest


def _head(at: datetime) -> Manifest:
    return Manifest(
        format=FORMAT,
        version=VERSION,
        engine=connection.vendor,
        made_at=at.isoformat(),
        migrations=tuple(sorted(MigrationRecorder(connection).applied_migrations())),
        seal_keys=tuple(fingerprint(key) for key in settings.DURE_SEAL_KEYS),
    )


def _table(archive: zipfile.ZipFile, model: type[Model], tell: Tell) -> Part:
    table = model._meta.db_table
    tell(table)
    marks = rows = 0
    with archive.open(f"tables/{table}.jsonl", "w", force_zip64=True) as member:
        tally = Tally(member)
        for row in stored_rows(model):
            tally.write(line(row))
            marks += mark(row)
            rows += 1
    names = tuple(str(each.column) for each in columns(model))
    sha = tally.mark.hexdigest()
    return Part(f"tables/{table}.jsonl", sha, tally.size, rows, digest([marks]), names)


def _file(archive: zipfile.ZipFile, name: str, tell: Tell) -> Part:
    tell(name)
    with (
        as_it_lies(name) as stored,
        archive.open(f"files/{name}", "w", force_zip64=True) as member,
    ):
        tally = Tally(member)
        while content := stored.read(CHUNK):
            tally.write(content)
    return Part(f"files/{name}", tally.mark.hexdigest(), tally.size)


def _keys() -> dict[str, object]:
    kept = getattr(settings, "DURE_SECRET_FILE", None)
    return {
        "secret_key": settings.SECRET_KEY,
        "seal_keys": settings.DURE_SEAL_KEYS,
        "kept_secret": kept.read_text(encoding="ascii") if kept and kept.exists() else "",
    }
