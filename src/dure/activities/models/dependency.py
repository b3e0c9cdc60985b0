"""Dependency (잇닿은 활동) and Delay (지연): what waits for what, and what comes late."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText
from dure.kernel.words import Words


class Dependency(models.Model):
    """Dependency (잇닿은 활동): `after` can only begin, or go on, when `before` has; no circles."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    before = models.ForeignKey("activities.Service", on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey("activities.Service", on_delete=models.PROTECT, related_name="+")
    slack_days = models.PositiveIntegerField(default=0)  # a delay of so many days does no harm
    what_ko = models.CharField(max_length=200, blank=True)
    what_en = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()

    objects = ScopedRows()

    class Meta:
        db_table = "dependency"
        constraints = [
            models.UniqueConstraint(fields=["before", "after"], name="dependency_once"),
            models.CheckConstraint(
                condition=~models.Q(before=models.F("after")), name="dependency_on_another"
            ),
        ]

    def __str__(self) -> str:
        return f"dependency {self.pk}"

    @property
    def what(self) -> Words:
        """What is waited for, in both languages."""
        return Words(self.what_ko, self.what_en or self.what_ko)


class Delay(models.Model):
    """Delay (지연): somebody announced that a service comes late; it stands until it is over."""

    public_id = models.CharField(max_length=12, unique=True)
    service = models.ForeignKey("activities.Service", on_delete=models.PROTECT, related_name="+")
    days = models.PositiveIntegerField()
    reason = SealedText(blank=True)  # free text may name somebody
    announced_at = models.DateTimeField()
    announced_by = models.ForeignKey(
        "access.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    over_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "delay"
        constraints = [
            models.UniqueConstraint(
                fields=["service"], condition=models.Q(over_at__isnull=True), name="delay_one_open"
            )
        ]

    def __str__(self) -> str:
        return f"delay {self.public_id}"
