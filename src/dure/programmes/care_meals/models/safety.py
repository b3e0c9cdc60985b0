"""Safety (안전): the briefing before a shift, training hours, and accidents with their report."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText
from dure.kernel.words import Words


class ShiftBriefing(models.Model):
    """ShiftBriefing (활동 전 안전교육): what is said before the shifts of a day begin."""

    kitchen = models.ForeignKey("care_meals.Kitchen", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    text_ko = models.CharField(max_length=600)
    text_en = models.CharField(max_length=600, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "shift_briefing"
        constraints = [
            models.UniqueConstraint(fields=["kitchen", "day"], name="shift_briefing_once")
        ]

    def __str__(self) -> str:
        return f"briefing {self.pk}"

    @property
    def text(self) -> Words:
        """The text in both languages."""
        return Words(self.text_ko, self.text_en or self.text_ko)


class Training(models.Model):
    """Training (교육): hours of one worker, of one of the three kinds of the law."""

    worker = models.ForeignKey(
        "care_meals.Worker", on_delete=models.PROTECT, related_name="trainings"
    )
    on = models.DateField()
    kind = models.CharField(max_length=10)  # conduct, safety, duty
    minutes = models.PositiveSmallIntegerField()
    line = models.ForeignKey(
        "activities.ServiceRecord",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = ScopedRows()

    class Meta:
        db_table = "training"
        constraints = [
            models.UniqueConstraint(fields=["worker", "on", "kind"], name="training_once"),
            models.CheckConstraint(
                condition=models.Q(minutes__gte=1) & models.Q(minutes__lte=600),
                name="training_some_minutes",
            ),
        ]

    def __str__(self) -> str:
        return f"training {self.pk}"


class Accident(models.Model):
    """Accident (사고): what happened to a worker, by when it is to be reported (시행규칙 13조) and was."""

    public_id = models.CharField(max_length=12, unique=True)
    kitchen = models.ForeignKey("care_meals.Kitchen", on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(
        "care_meals.Worker", on_delete=models.PROTECT, related_name="accidents"
    )
    happened_at = models.DateTimeField()
    severity = models.CharField(max_length=8)  # minor, serious, death
    told = SealedText()
    done = SealedText(blank=True)  # what was done against it happening again
    noted_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)  # none: need not be reported
    reported_on = models.DateField(null=True, blank=True)
    report_number = models.CharField(max_length=60, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "accident"

    def __str__(self) -> str:
        return f"accident {self.public_id}"
