"""The ground of counting people gets a history; earlier words for the modes become the four of today."""

import django.db.models.deletion
from django.db import migrations, models

from dure.kernel.append_only import kept_as_written

FIXED = "id initiative_id mode basis since_on recorded_at recorded_by".split()
NOW_CALLED = {"consent": "registry", "survey": "estimate"}


def rename(apps, editor):
    initiatives = apps.get_model("organisations", "Initiative").objects
    for old, new in NOW_CALLED.items():
        initiatives.filter(people_mode=old).update(people_mode=new)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_joining")]

    operations = [
        migrations.CreateModel(
            name="CountingGround",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mode", models.CharField(max_length=20)),
                ("basis", models.TextField(blank=True)),
                ("since_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=160)),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="counting_grounds",
                        to="organisations.initiative",
                    ),
                ),
            ],
            options={"db_table": "counting_ground", "ordering": ["initiative", "since_on", "id"]},
        ),
        migrations.RunPython(rename, migrations.RunPython.noop, elidable=True),
        kept_as_written("counting_ground", fixed=FIXED),
    ]
