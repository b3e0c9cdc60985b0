from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0006_entrustment'),
    ]

    operations = [
        migrations.AddField(
            model_name='initiative',
            name='programmes',
            field=models.JSONField(blank=True, default=list),
        ),
    ]
