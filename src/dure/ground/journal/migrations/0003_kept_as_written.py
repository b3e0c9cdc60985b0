"""The journal says who did what: the database itself lets nobody change or delete an entry."""

from django.db import migrations

from dure.kernel.append_only import kept_as_written

COLUMNS = (
    "id at verb account_id initiative_id organisation_id subject_kind subject_id values tell"
).split()


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_timetable")]
    operations = [kept_as_written("journal_entry", fixed=[f'"{name}"' for name in COLUMNS])]
