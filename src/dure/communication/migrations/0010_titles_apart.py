"""The keys of titles become words of their own on SQLite; the worker fills the new table again."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = (
    "CREATE VIRTUAL TABLE search_words USING fts5(title, body, content='', detail='column', "
    "tokenize='ascii', prefix='{}')"
)


def made(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    _again(editor, "5 6")


def unmade(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    _again(editor, "5")


def _again(editor: BaseDatabaseSchemaEditor, prefixes: str) -> None:
    if editor.connection.vendor == "sqlite":
        editor.execute("DROP TABLE search_words")
        editor.execute(TABLE.format(prefixes))


class Migration(migrations.Migration):
    dependencies = [("communication", "0009_seen_by_many")]
    operations = [migrations.RunPython(made, unmade)]
