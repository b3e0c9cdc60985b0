"""A county that no list knows, and the one "yes, across the border is right" of a door."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import dure.kernel.sealed


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("care_meals", "0007_when_a_door_changed"),
    ]

    operations = [
        migrations.AddField(
            model_name="diner",
            name="county_unknown",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="diner",
            name="border_reason",
            field=models.CharField(blank=True, max_length=12),
        ),
        migrations.AddField(
            model_name="diner",
            name="border_words",
            field=dure.kernel.sealed.SealedText(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="diner",
            name="border_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="diner",
            name="border_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
