"""An empty database gets the tables of this version in one go; one with data goes through every migration.

Going through a hundred migrations draws every table's history again at each step: half a minute of
processor before anybody sees anything, for a history that an empty database has not had.
"""

from django.apps import apps
from django.db import connections, router, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

OURS = "dure."


def make_first_tables(alias: str) -> bool:
    """Make every table, write every migration down as applied; False where anything stands already.

    One transaction: stopped half-way, the database is as empty as before.
    """
    connection = connections[alias]
    models = [
        model
        for app in apps.get_app_configs()
        for model in router.get_migratable_models(app, alias, include_auto_created=False)
    ]
    if _stands(connection, {model._meta.db_table for model in models}):
        return False
    connection.disable_constraint_checking()
    try:
        with transaction.atomic(using=alias):
            with connection.schema_editor() as editor:
                for model in models:
                    if model._meta.managed and not model._meta.proxy:
                        editor.create_model(model)
            _apply_all(connection)
    finally:
        connection.enable_constraint_checking()
    return True


def _stands(connection: BaseDatabaseWrapper, named: set[str]) -> bool:
    names = set(connection.introspection.table_names())
    return bool(names & {*named, MigrationRecorder.Migration._meta.db_table})


def _apply_all(connection: BaseDatabaseWrapper) -> None:
    """What no model says (triggers, search keys) in the order of the migrations; then their names."""
    graph = MigrationLoader(None).graph
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    state = ProjectState.from_apps(apps)
    done = dict.fromkeys(key for leaf in graph.leaf_nodes() for key in graph.forwards_plan(leaf))
    with connection.schema_editor() as editor:
        for key in done:
            migration = graph.nodes[key]
            for operation in migration.operations if _is_ours(key[0]) else ():
                if _tells_more(operation):
                    operation.database_forwards(key[0], editor, state, state)
            recorder.record_applied(*key)


def _is_ours(label: str) -> bool:
    return apps.get_app_config(label).name.startswith(OURS)


def _tells_more(operation: Operation) -> bool:
    """Whatever changes rows that stood before says so (`elidable`): here there are none."""
    return isinstance(operation, RunPython | RunSQL) and not operation.elidable
