"""When a door became another one: the phone of a courier who is on the way looks again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("care_meals", "0006_kept_as_written")]

    operations = [
        migrations.AddField(
            model_name="diner",
            name="door_changed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
