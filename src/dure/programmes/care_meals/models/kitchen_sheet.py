"""Kitchen sheets (조리지시서): what was cooked from, and what was decided when it changed underway."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText


class KitchenSheet(models.Model):
    """KitchenSheet (조리지시서): the plan and the sheet of a day as cooking began, or as it changed.

    The body holds who cannot eat what, and is sealed. Each change is a sheet of its own, numbered.
    """

    public_id = models.CharField(max_length=12, unique=True)
    kitchen = models.ForeignKey(
        "care_meals.Kitchen", on_delete=models.PROTECT, related_name="sheets"
    )
    on = models.DateField()
    number = models.PositiveSmallIntegerField()
    fingerprint = models.CharField(max_length=64)
    meals = models.PositiveIntegerField()
    body = SealedText()
    cooking_since = models.DateTimeField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Why there is a sheet after the first: what was decided about the change.
    deed = models.CharField(max_length=10, blank=True)  # repack, withhold, another
    note = SealedText(blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "kitchen_sheet"
        ordering = ["kitchen", "on", "number"]
        constraints = [
            models.UniqueConstraint(fields=["kitchen", "on", "number"], name="kitchen_sheet_once")
        ]

    def __str__(self) -> str:
        return f"kitchen sheet {self.public_id}"
