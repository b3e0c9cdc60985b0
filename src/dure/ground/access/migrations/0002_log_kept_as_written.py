"""The access log is proof: the database itself lets nobody change or delete a line."""

from django.db import migrations

from dure.kernel.append_only import kept_as_written

COLUMNS = "id at account_id address person_id organisation_id purpose act reason".split()


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [kept_as_written("access_log", fixed=COLUMNS)]
