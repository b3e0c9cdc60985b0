"""Replan (다시 짜기) and DayMessage (전할 말): somebody is missing; one press proposes, one accepts."""

from django.db import models

from dure.kernel.scoped import ScopedRows


class Replan(models.Model):
    """Replan (다시 짜기): who is missing on a day, what is proposed, what gets worse, what was decided.

    The proposal speaks of keys only. `version` is that of the day it was made for: a day that has
    moved on since takes no old proposal.
    """

    public_id = models.CharField(max_length=12, unique=True)
    day = models.ForeignKey("care_meals.MealDay", on_delete=models.PROTECT, related_name="replans")
    state = models.CharField(max_length=8, default="working")  # proposed, accepted, dropped, failed
    version = models.PositiveIntegerField()
    work_id = models.CharField(max_length=40, blank=True)
    missing = models.JSONField(default=dict)  # {couriers: [key], cooks: n, later: minutes}
    proposal = models.JSONField(default=dict)
    changes = models.JSONField(default=list)  # [{kind: worse|better|same, ko, en}]
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "meal_replan"
        ordering = ["day", "-id"]

    def __str__(self) -> str:
        return f"replan {self.public_id}"


class DayMessage(models.Model):
    """DayMessage (전할 말): one sentence that somebody has to hear today, and who said it when.

    The sentence names nobody. `audience` and `key` say whose it is: a courier, a worker, a diner, a
    contact of a diner, or the kitchen itself.
    """

    day = models.ForeignKey("care_meals.MealDay", on_delete=models.PROTECT, related_name="messages")
    replan = models.ForeignKey(
        "care_meals.Replan",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="messages",
    )
    audience = models.CharField(max_length=8)  # courier, worker, diner, contact, kitchen
    key = models.PositiveBigIntegerField(default=0)
    about = models.CharField(max_length=20)  # route, time, not_today, died, ready, shift
    words = models.JSONField(default=dict)  # {ko, en}
    noted_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    told_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "day_message"
        ordering = ["day", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "replan", "audience", "key", "about"], name="day_message_once"
            ),
            models.UniqueConstraint(
                fields=["day", "audience", "key", "about"],
                condition=models.Q(replan__isnull=True),
                name="day_message_alone_once",
            ),
        ]

    def __str__(self) -> str:
        return f"day message {self.pk}"
