"""The food log stays as it was written; a sample says once that it was disposed of.

What somebody answered about their health, and words beside a recall, may be emptied when a person asks
to be forgotten; nothing else of them changes, and no row goes.
"""

from django.db import migrations

from dure.kernel.append_only import kept_as_written

# "on" is a word of the database's own language.
READING = (
    'id kitchen_id "on" at point dish_id route celsius minutes limit_celsius holds deed'
    " recorded_by_id corrects_id"
).split()
SAMPLE = 'id kitchen_id "on" dish_id stored_at celsius keep_until stored_by_id'.split()
INSPECTION = (
    'id kitchen_id "on" at item amount supplier keeps celsius whole use_by origin taken faults'
    " recorded_by_id"
).split()
HEALTH = 'id kitchen_id "on" at person_id may_cook recorded_by_id'.split()
RECALL = 'id kitchen_id "on" diner_id kind reason told_at told_by_id'.split()


class Migration(migrations.Migration):
    dependencies = [("care_meals", "0005_door")]
    operations = [
        kept_as_written("food_reading", fixed=READING),
        kept_as_written("preserved_sample", fixed=SAMPLE),
        kept_as_written("receiving_inspection", fixed=INSPECTION),
        kept_as_written("health_answer", fixed=HEALTH, blanked={"answers": ""}),
        kept_as_written("meal_recall", fixed=RECALL, blanked={"note": ""}),
    ]
