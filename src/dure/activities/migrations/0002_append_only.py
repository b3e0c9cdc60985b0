"""The service ledger is append-only in the database itself: no line changes, but a person can be forgotten."""

from django.db import migrations

FIXED = (
    "id initiative_id organisation_id kind_id head_count quantity unit occurred_at recorded_at "
    "place_code worker_id source consent_basis attributes reverses_id corrects_id"
).split()

# The person may be blanked, nothing else: every other column stays and nobody is put in.
SQLITE_UPDATE = """
CREATE TRIGGER service_record_append_only BEFORE UPDATE ON service_record
WHEN NEW.person_id IS NOT NULL AND NEW.person_id IS NOT OLD.person_id OR {changed}
BEGIN SELECT RAISE(ABORT, 'service_record is append-only'); END
"""
POSTGRES_FUNCTION = """
CREATE FUNCTION service_record_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'service_record is append-only'; END IF;
  IF (NEW.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id) OR {changed} THEN
    RAISE EXCEPTION 'service_record is append-only';
  END IF;
  RETURN NEW;
END $$
"""
POSTGRES_TRIGGER = """
CREATE TRIGGER service_record_append_only BEFORE UPDATE OR DELETE ON service_record
FOR EACH ROW EXECUTE FUNCTION service_record_append_only()
"""


def close(apps, schema_editor):
    """Put the trigger up. SQLite gets none for deletes: emptying test tables uses DELETE there."""
    if schema_editor.connection.vendor == "sqlite":
        changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in FIXED)
        schema_editor.execute(SQLITE_UPDATE.format(changed=changed))
        return
    # json has no equality of its own in older columns; its text does.
    changed = " OR ".join(
        f"NEW.{name}::text IS DISTINCT FROM OLD.{name}::text" for name in FIXED
    )
    schema_editor.execute(POSTGRES_FUNCTION.format(changed=changed))
    schema_editor.execute(POSTGRES_TRIGGER)


def open_again(apps, schema_editor):
    """Take the trigger down."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER service_record_append_only")
        return
    schema_editor.execute("DROP TRIGGER service_record_append_only ON service_record")
    schema_editor.execute("DROP FUNCTION service_record_append_only()")


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_initial")]
    operations = [migrations.RunPython(close, open_again)]
