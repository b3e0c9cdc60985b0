"""The house drafts a restatement by itself once a consent was withdrawn."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("measurement", "0015_links_under_contract"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="releasepreview",
            name="cause",
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AddField(
            model_name="releasepreview",
            name="indicators",
            field=models.JSONField(default=list),
        ),
        migrations.AlterField(
            model_name="releasepreview",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
