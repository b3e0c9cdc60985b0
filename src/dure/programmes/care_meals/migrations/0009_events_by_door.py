"""What phones told of a door is found by the door, however much is told of others that day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("care_meals", "0008_across_the_border")]

    operations = [
        migrations.AddIndex(
            model_name="phoneevent",
            index=models.Index(fields=["stop_key"], name="phone_event_of_door"),
        ),
    ]
