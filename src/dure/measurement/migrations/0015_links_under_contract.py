"""Links under contract by numbers, decisions about them, and when a comparison was destroyed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from dure.kernel.append_only import kept_as_written

WHOSE = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}
KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    """Decisions are written once and never changed; without the key they are of nobody."""

    dependencies = [
        ("measurement", "0014_sketches_of_numbers"),
        ("organisations", "0006_entrustment"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="linkrun",
            name="destroyed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="CodedPair",
            fields=[
                ("id", KEY),
                ("left", models.BigIntegerField()),
                ("right", models.BigIntegerField()),
                ("probability", models.FloatField()),
                ("levels", models.JSONField(default=dict)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="coded_pairs",
                        to="measurement.linkrun",
                    ),
                ),
            ],
            options={
                "db_table": "coded_pair",
                "constraints": [
                    models.UniqueConstraint(fields=["run", "left", "right"], name="coded_pair_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="CodedDecision",
            fields=[
                ("id", KEY.clone()),
                ("left", models.BigIntegerField()),
                ("right", models.BigIntegerField()),
                ("verdict", models.CharField(max_length=10)),
                ("reason", models.CharField(max_length=300)),
                ("decided_at", models.DateTimeField()),
                ("decided_by", models.ForeignKey(to=settings.AUTH_USER_MODEL, **WHOSE)),
                ("initiative", models.ForeignKey(to="organisations.initiative", **WHOSE)),
            ],
            options={
                "db_table": "coded_decision",
                "indexes": [
                    models.Index(fields=["initiative", "left", "right"], name="coded_by_pair")
                ],
            },
        ),
        kept_as_written(
            "coded_decision",
            fixed='id initiative_id "left" "right" verdict reason decided_by_id'.split(),
        ),
    ]
