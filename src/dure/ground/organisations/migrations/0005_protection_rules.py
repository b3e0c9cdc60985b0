"""Beside the smallest group: zeros, rates of few people, and amounts that one organisation dominates."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_protection")]

    operations = [
        migrations.AddField(
            model_name="initiative",
            name="zeros",
            field=models.CharField(default="publish", max_length=10),
        ),
        migrations.AddField(
            model_name="initiative",
            name="least_denominator",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="initiative",
            name="dominance_n",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="initiative",
            name="dominance_k",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="initiative",
            name="p_percent",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
