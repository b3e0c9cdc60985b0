"""The keys by which the search index is read: a full-text table on SQLite, two columns on PostgreSQL."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = [
    "CREATE VIRTUAL TABLE search_words USING fts5(title, body, content='', detail='column', "
    "tokenize='ascii', prefix='5')"
]
SERVER = [
    "ALTER TABLE search_entry ADD COLUMN title_keys tsvector",
    "ALTER TABLE search_entry ADD COLUMN all_keys tsvector",
    "CREATE INDEX search_entry_title_keys ON search_entry USING gin (title_keys)",
    "CREATE INDEX search_entry_all_keys ON search_entry USING gin (all_keys)",
]


def made(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if editor.connection.vendor == "sqlite" else SERVER:
        editor.execute(statement)


def unmade(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        editor.execute("DROP TABLE search_words")
        return
    for name in ("title_keys", "all_keys"):
        editor.execute(f"ALTER TABLE search_entry DROP COLUMN {name}")


class Migration(migrations.Migration):
    dependencies = [("communication", "0006_announcements_calendar_search")]
    operations = [migrations.RunPython(made, unmade)]
