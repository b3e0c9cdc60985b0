"""An assignment that is taken up again after its end keeps the days in which it was not asked."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("measurement", "0017_exceptions_taken_back")]

    operations = [
        migrations.CreateModel(
            name="AssignmentPause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField()),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pauses",
                        to="measurement.assignment",
                    ),
                ),
            ],
            options={
                "db_table": "assignment_pause",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assignment", "since"), name="assignment_pause_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))),
                        name="assignment_pause_lasts",
                    ),
                ],
            },
        ),
    ]
