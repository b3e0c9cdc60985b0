"""Sketches of members, and their words about looking together."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from dure.kernel.append_only import kept_as_written

WHOSE = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}
KEY = models.BigAutoField(
    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
)


class Migration(migrations.Migration):
    """Two tables, both written once and never changed."""

    dependencies = [
        ("measurement", "0011_people_in_releases"),
        ("organisations", "0003_counting_ground"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PeopleSketch",
            fields=[
                ("id", KEY),
                ("period", models.CharField(max_length=8)),
                ("counted", models.PositiveIntegerField()),
                ("left_out", models.PositiveIntegerField()),
                ("secret_mark", models.CharField(max_length=16)),
                ("told", models.JSONField()),
                ("brought_at", models.DateTimeField()),
                ("brought_by", models.ForeignKey(to=settings.AUTH_USER_MODEL, **WHOSE)),
                ("initiative", models.ForeignKey(to="organisations.initiative", **WHOSE)),
                ("organisation", models.ForeignKey(to="organisations.organisation", **WHOSE)),
            ],
            options={
                "db_table": "people_sketch",
                "indexes": [
                    models.Index(fields=["initiative", "period"], name="sketch_by_period")
                ],
            },
        ),
        migrations.CreateModel(
            name="SharingWord",
            fields=[
                ("id", KEY.clone()),
                ("agrees", models.BooleanField()),
                ("said_at", models.DateTimeField()),
                ("initiative", models.ForeignKey(to="organisations.initiative", **WHOSE)),
                ("organisation", models.ForeignKey(to="organisations.organisation", **WHOSE)),
                ("other", models.ForeignKey(to="organisations.organisation", **WHOSE)),
                ("said_by", models.ForeignKey(to=settings.AUTH_USER_MODEL, **WHOSE)),
            ],
            options={
                "db_table": "sharing_word",
                "indexes": [
                    models.Index(fields=["initiative", "organisation"], name="sharing_by_house")
                ],
            },
        ),
        kept_as_written(
            "people_sketch",
            fixed="id initiative_id organisation_id period counted told brought_by_id".split(),
        ),
        kept_as_written(
            "sharing_word",
            fixed="id initiative_id organisation_id other_id agrees said_by_id".split(),
        ),
    ]
