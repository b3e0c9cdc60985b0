"""Who said what when, and how a decision was carried out, stay as they were written."""

from django.db import migrations

from dure.kernel.append_only import kept_as_written

MESSAGE = "id topic_id number account_id said_by said_at source quotes_id".split()
STEP = "id decision_id kind note at who account_id file_id".split()


class Migration(migrations.Migration):
    dependencies = [("communication", "0003_topics")]
    operations = [
        kept_as_written("message", fixed=MESSAGE),
        kept_as_written("decision_step", fixed=STEP),
    ]
