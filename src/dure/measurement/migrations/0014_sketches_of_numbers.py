"""A sketch may be of the people of one indicator, so that a release can tell an estimate of it."""

import django.db.models.deletion
from django.db import migrations, models

WHOSE = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}


class Migration(migrations.Migration):
    """One more column; the table stays written once and never changed."""

    dependencies = [("measurement", "0013_rules_of_release")]

    operations = [
        migrations.AddField(
            model_name="peoplesketch",
            name="indicator",
            field=models.ForeignKey(blank=True, null=True, to="measurement.indicator", **WHOSE),
        ),
    ]
