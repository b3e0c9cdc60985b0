"""The service ledger cannot be deleted from on SQLite either; notes on corrections are kept as well."""

from django.db import migrations

from dure.kernel.append_only import kept_as_written


def close(apps, schema_editor):
    """On PostgreSQL 0002 has closed it; on SQLite a delete was still open."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            "CREATE TRIGGER service_record_no_delete BEFORE DELETE ON service_record "
            "BEGIN SELECT RAISE(ABORT, 'service_record is append-only'); END"
        )


def open_again(apps, schema_editor):
    """Take the trigger down."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER service_record_no_delete")


class Migration(migrations.Migration):
    dependencies = [("activities", "0003_notes_and_reasons")]
    operations = [
        migrations.RunPython(close, open_again),
        kept_as_written(
            "correction_note", fixed=("id", "line_id", "code"), blanked={"words": ""}
        ),
    ]
