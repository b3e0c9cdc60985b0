"""An initiative chooses how small groups are protected: hidden, or everything rounded."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_counting_ground")]

    operations = [
        migrations.AddField(
            model_name="initiative",
            name="protection",
            field=models.CharField(default="hide", max_length=10),
        ),
    ]
