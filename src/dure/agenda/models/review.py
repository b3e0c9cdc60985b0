"""When a clause is looked at again: the occasions agreed on, and the reviews they called for."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.words import Words


class ReviewOccasion(models.Model):
    """ReviewOccasion (점검 계기): a day, or an indicator that falls below or rises above a value.

    It belongs to the clause through all versions, so it names the clause by its key.
    """

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    key = models.CharField(max_length=12)
    due_on = models.DateField(null=True, blank=True)
    indicator = models.CharField(max_length=60, blank=True)
    crosses = models.CharField(max_length=6, blank=True)  # below, above
    threshold = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=160)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "agenda_review_occasion"
        ordering = ["initiative", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due_on__isnull=False, indicator="")
                | models.Q(due_on__isnull=True, threshold__isnull=False),
                name="agenda_review_day_or_threshold",
            )
        ]

    def __str__(self) -> str:
        return f"occasion {self.pk}"


class Review(models.Model):
    """Review (조항 점검): a clause has come up; it ends with "kept" or "changed" and a reason."""

    occasion = models.ForeignKey(
        "agenda.ReviewOccasion", on_delete=models.PROTECT, related_name="reviews"
    )
    node = models.ForeignKey("agenda.AgendaNode", on_delete=models.PROTECT, related_name="reviews")
    seen = models.CharField(max_length=40)  # the day, or the period whose value crossed
    told_ko = models.CharField(max_length=300)
    told_en = models.CharField(max_length=300)
    raised_at = models.DateTimeField()
    state = models.CharField(max_length=8, default="open")  # kept, changed
    reason = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=160, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "agenda_review"
        ordering = ["node", "id"]
        constraints = [
            models.UniqueConstraint(fields=["occasion", "seen"], name="agenda_review_once")
        ]

    def __str__(self) -> str:
        return f"review {self.pk}"

    @property
    def told(self) -> Words:
        """Why it came up."""
        return Words(self.told_ko, self.told_en)
