"""A release keeps the rules by which it was protected."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("measurement", "0012_sketches")]

    operations = [
        migrations.AddField(
            model_name="publication",
            name="rules",
            field=models.JSONField(default=dict),
        ),
    ]
