"""Contracts by which members let the backbone process their people's data, and their ends."""

import django.db.models.deletion
from django.db import migrations, models

from dure.kernel.append_only import kept_as_written

PROTECT = django.db.models.deletion.PROTECT
KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    """Two tables, both written once and never changed."""

    dependencies = [("organisations", "0005_protection_rules")]

    operations = [
        migrations.CreateModel(
            name="Entrustment",
            fields=[
                ("id", KEY),
                ("contracted_on", models.DateField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("purpose", models.CharField(max_length=300)),
                ("items", models.JSONField(default=list)),
                ("opens_names", models.BooleanField(default=False)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=160)),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=PROTECT,
                        related_name="entrustments",
                        to="organisations.initiative",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "db_table": "entrustment",
                "ordering": ["initiative", "organisation", "id"],
            },
        ),
        migrations.CreateModel(
            name="EntrustmentEnd",
            fields=[
                ("id", KEY.clone()),
                ("ended_on", models.DateField()),
                ("reason", models.CharField(max_length=300)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=160)),
                (
                    "entrustment",
                    models.OneToOneField(
                        on_delete=PROTECT,
                        related_name="ended",
                        to="organisations.entrustment",
                    ),
                ),
            ],
            options={"db_table": "entrustment_end"},
        ),
        kept_as_written(
            "entrustment",
            fixed="id initiative_id organisation_id contracted_on starts_on ends_on purpose opens_names".split(),
        ),
        kept_as_written("entrustment_end", fixed="id entrustment_id ended_on reason".split()),
    ]
