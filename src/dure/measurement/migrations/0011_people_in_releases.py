"""Releases keep how people were counted over organisations."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One field with a default: no row is rewritten."""

    dependencies = [("measurement", "0010_number_uses")]

    operations = [
        migrations.AddField(
            model_name="publication",
            name="people",
            field=models.JSONField(default=dict),
        ),
    ]
