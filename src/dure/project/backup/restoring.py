"""Restore an archive into an empty instance: everything, checked row by row, or nothing."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.apps.registry import Apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction
from django.db.models import Model, QuerySet

from dure.kernel.words import Words
from dure.project.backup.archive import Manifest, Part, Unfit, open_archive, read_manifest, verify
from dure.project.backup.fitting import fit_keys, fit_tables, fit_version
from dure.project.backup.kept_files import put_file, take_away
from dure.project.backup.rows import (
    OWN,
    columns,
    digest,
    for_database,
    insert,
    mark,
    stored_rows,
    tables,
)

Tell = Callable[[str], None]
AT_ONCE = 1000
NOT_EMPTY = Words(
    "이미 쓰고 있는 곳에는 되살리지 않아요({table}에 행이 있어요). 빈 데이터베이스를 알려 주세요.",
    "This instance is in use ({table} holds rows); name an empty database.",
)
DOES_NOT_FIT = Words(
    "{table}의 행을 담을 수 없어요: {why}. 아무것도 바뀌지 않았어요.",
    "Rows of {table} cannot be taken: {why}. Nothing was changed.",
)
UNLIKE = Words(
    "{table}이(가) 원래와 다르게 담겼어요. 되돌렸고 아무것도 바뀌지 않았어요.",
    "{table} did not come out as it went in; everything was undone.",
)


def restore(file: Path, *, tell: Tell) -> Manifest:
    """Load everything; `Unfit` with a sentence, and nothing changed, when that cannot be."""
    with open_archive(file) as archive:
        manifest = read_manifest(archive, file)
        fit_version(manifest, file)
        for name in verify(archive, manifest, file):
            tell(f"… {name}")
        keep_keys = fit_keys(archive, manifest, file)
        apps = fit_tables(manifest, file)
        _load(archive, manifest, apps, tell)
    keep_keys()
    call_command("migrate", verbosity=0, interactive=False)
    return manifest


def _load(archive: zipfile.ZipFile, manifest: Manifest, apps: Apps, tell: Tell) -> None:
    put: list[str] = []
    try:
        with transaction.atomic():
            models = tables(apps)
            _empty(models)
            for part in manifest.tables:
                tell(part.name)
                _table(archive, part, models[_table_of(part)])
            _settle(models)
            for part in manifest.files:
                name = part.name.removeprefix("files/")
                tell(name)
                put.append(name)
                with archive.open(part.name) as content:
                    put_file(name, content)
    except BaseException:
        take_away(put)
        raise


def _empty(models: dict[str, type[Model]]) -> None:
    """Refuse an instance that somebody uses; clear what the start itself put there."""
    for name, model in models.items():
        if name not in OWN and QuerySet(model).exists():
            raise Unfit(NOT_EMPTY, table=name)
    with connection.cursor() as cursor:
        for name in ("auth_permission", *sorted(OWN - {"auth_permission"})):
            if name in models:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")  # noqa: S608


def _table(archive: zipfile.ZipFile, part: Part, model: type[Model]) -> None:
    by_column = {each.column: each for each in columns(model)}
    fields = [by_column[name] for name in part.columns]
    statement = insert(model, part.columns)
    waiting: list[list[Any]] = []
    try:
        with archive.open(part.name) as member, connection.cursor() as cursor:
            for text in member:
                row = json.loads(text)
                pairs = zip(fields, row, strict=True)
                waiting.append([for_database(field, value) for field, value in pairs])
                if len(waiting) == AT_ONCE:
                    cursor.executemany(statement, waiting)
                    waiting.clear()
            if waiting:
                cursor.executemany(statement, waiting)
    except (DatabaseError, ValueError) as error:
        raise Unfit(DOES_NOT_FIT, table=_table_of(part), why=_short(error)) from error
    if digest(mark(row) for row in stored_rows(model)) != part.digest:
        raise Unfit(UNLIKE, table=_table_of(part))


def _settle(models: dict[str, type[Model]]) -> None:
    """References hold, and new rows get numbers after the old ones."""
    try:
        connection.check_constraints()
    except DatabaseError as error:
        raise Unfit(DOES_NOT_FIT, table="*", why=_short(error)) from error
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models.values())):
            cursor.execute(statement)


def _table_of(part: Part) -> str:
    return part.name.removeprefix("tables/").removesuffix(".jsonl")


def _short(error: Exception) -> str:
    """The engine's own word for it, without the row: rows hold people."""
    return type(error).__name__
