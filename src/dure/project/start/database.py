"""The tables are those of this version: asked on every start, changed only when something is new."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from dure.kernel.words import Words

Tell = Callable[[str], None]
MIGRATING = Words("데이터베이스를 이 판에 맞춰요…", "Bringing the database to this version…")


def prepare_database(tell: Tell) -> bool:
    """Apply the migrations that are missing; False when there are none. One start at a time."""
    with one_at_a_time(Path(settings.DURE_HOME)):
        # No migration makes it; where it stands already nothing happens.
        call_command("createcachetable", verbosity=0)
        if all_applied() or not missing_migrations():
            return False
        tell(said(MIGRATING))
        call_command("migrate", verbosity=0, interactive=False)
        return True


def all_applied() -> bool:
    """True when every migration that lies in a folder of ours is written down as applied.

    Only names are compared, so no migration is loaded; whatever else may be the case (a table that is
    missing, a replaced migration) is for `missing_migrations` to find out.
    """
    recorder = MigrationRecorder(connection)
    applied = set(recorder.applied_migrations()) if recorder.has_table() else set()
    named = {
        (app.label, file.stem)
        for app in apps.get_app_configs()
        for file in Path(app.path, "migrations").glob("[!_~]*.py")
    }
    return not settings.MIGRATION_MODULES and named <= applied


def missing_migrations() -> list[str]:
    """The migrations this version has and the database has not."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def unknown_migrations() -> list[str]:
    """The migrations the database has and this version does not know: it was used by a newer one."""
    loader = MigrationExecutor(connection).loader
    known = set(loader.disk_migrations) | set(loader.replacements)
    ours = {app for app, _ in known}
    return [
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if app in ours and (app, name) not in known
    ]


@contextmanager
def one_at_a_time(home: Path) -> Iterator[None]:
    """Hold the door while tables change; server and worker may start in the same moment."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / "start.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def said(words: Words) -> str:
    """Both languages: whoever starts a server has not said yet which one they read."""
    return f"두레: {words.ko} / {words.en}"
