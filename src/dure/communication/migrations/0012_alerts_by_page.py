"""The alerts of a page are found by the page, however many stand open elsewhere."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("communication", "0011_notices_that_rest_on_consent")]

    operations = [
        migrations.AddIndex(
            model_name="alert",
            index=models.Index(fields=["page"], name="alert_of_page"),
        ),
    ]
