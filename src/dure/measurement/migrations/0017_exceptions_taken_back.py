"""A wrong exception is taken back; that it was granted stays."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("measurement", "0016_drafts_of_restatements")]

    operations = [
        migrations.AddField(
            model_name="periodexception",
            name="taken_back_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
