"""What was agreed to, and when it was taken back, is kept as written; only who helped is forgotten."""

from django.db import migrations

from dure.kernel.append_only import kept_as_written

CONSENT = (
    "id person_id purpose_id holder_id recipient_id items given_on expires_on method given_by "
    "easy_read keep_months document_id recorded_at recorded_by_id"
).split()
WITHDRAWAL = "id consent_id withdrawn_on recorded_at recorded_by_id note".split()


class Migration(migrations.Migration):
    dependencies = [("consent", "0002_support_and_papers")]
    operations = [
        kept_as_written("consent", fixed=CONSENT, blanked={"supported_by": ""}),
        kept_as_written("withdrawal", fixed=WITHDRAWAL),
    ]
