"""What happened to an alert, and the proofs of its weeks, stay as they were written."""

from django.db import migrations

from dure.kernel.append_only import kept_as_written

STEP = "id alert_id number kind rung deed note at who account_id".split()
PROOF = "id initiative_id starts_on raised closed still_open made_at".split()


class Migration(migrations.Migration):
    dependencies = [("communication", "0001_alerts")]
    operations = [
        kept_as_written("alert_step", fixed=STEP),
        kept_as_written("alert_proof", fixed=PROOF),
    ]
