"""Food log (식품안전 일지): temperatures, preserved samples, deliveries, health at shift start, recalls.

Each row is written once. What was written wrongly is followed by another row that says so.
"""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText


class FoodReading(models.Model):
    """FoodReading (온도 기록): a temperature at a point, with the limit that held, and what was done."""

    kitchen = models.ForeignKey("care_meals.Kitchen", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()
    point = models.CharField(max_length=10)  # core, hot, cold, freezer, box_hot, box_cold
    dish = models.ForeignKey(
        "care_meals.Dish", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    route = models.PositiveSmallIntegerField(null=True, blank=True)  # whose box it was
    celsius = models.DecimalField(max_digits=5, decimal_places=1)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    limit_celsius = models.DecimalField(max_digits=5, decimal_places=1)
    holds = models.BooleanField()
    deed = models.CharField(max_length=300, blank=True)  # reheated, thrown away, moved
    recorded_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    corrects = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "food_reading"
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["kitchen", "on"], name="food_reading_of_a_day")]

    def __str__(self) -> str:
        return f"reading {self.pk}"


class PreservedSample(models.Model):
    """PreservedSample (보존식): a portion of a dish, kept frozen for so many hours, then disposed of."""

    kitchen = models.ForeignKey("care_meals.Kitchen", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    dish = models.ForeignKey("care_meals.Dish", on_delete=models.PROTECT, related_name="+")
    stored_at = models.DateTimeField()
    celsius = models.DecimalField(max_digits=5, decimal_places=1)  # of the freezer, at storing
    keep_until = models.DateTimeField()
    stored_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    disposed_at = models.DateTimeField(null=True, blank=True)
    disposed_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "preserved_sample"
        ordering = ["keep_until", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kitchen", "on", "dish"], name="preserved_sample_once")
        ]

    def __str__(self) -> str:
        return f"sample {self.pk}"


class ReceivingInspection(models.Model):
    """ReceivingInspection (검수): what came, how it was, and whether it was taken."""

    kitchen = models.ForeignKey("care_meals.Kitchen", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()
    item = models.CharField(max_length=80)
    amount = models.CharField(max_length=40, blank=True)
    supplier = models.CharField(max_length=80, blank=True)
    keeps = models.CharField(max_length=6)  # cold, frozen, room
    celsius = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    whole = models.BooleanField()
    use_by = models.DateField(null=True, blank=True)
    origin = models.CharField(max_length=60, blank=True)
    taken = models.BooleanField()
    faults = models.JSONField(default=list)  # codes of what was wrong
    recorded_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "receiving_inspection"
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"inspection {self.pk}"


class HealthAnswer(models.Model):
    """HealthAnswer (근무 전 건강 확인): what somebody answered before touching food. Sealed."""

    kitchen = models.ForeignKey("care_meals.Kitchen", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    answers = SealedText()
    may_cook = models.BooleanField()
    recorded_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "health_answer"
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"health answer {self.pk}"


class Recall(models.Model):
    """Recall (회수): a diner's meal that must not be eaten any more, and why."""

    kitchen = models.ForeignKey("care_meals.Kitchen", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    diner = models.ForeignKey("care_meals.Diner", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    reason = models.CharField(max_length=10)  # late, warm, allergy, other
    note = SealedText(blank=True)
    told_at = models.DateTimeField()
    told_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "meal_recall"
        constraints = [
            models.UniqueConstraint(fields=["kitchen", "on", "diner", "kind"], name="recall_once")
        ]

    def __str__(self) -> str:
        return f"recall {self.pk}"
