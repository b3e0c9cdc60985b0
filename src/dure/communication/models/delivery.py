"""Delivery (발송): one way that a notice took, and what the other side said of it."""

from django.db import models

from dure.kernel.scoped import ScopedRows


class Delivery(models.Model):
    """Delivery (발송): a notice handed to one channel; its number there, and how it ended."""

    notice = models.ForeignKey(
        "communication.Notice", on_delete=models.PROTECT, related_name="deliveries"
    )
    way = models.PositiveSmallIntegerField()
    channel = models.CharField(max_length=12)
    provider = models.CharField(max_length=12, blank=True)
    provider_id = models.CharField(max_length=120, blank=True, db_index=True)
    # trying, unsure, left, delivered, failed, gone, refused
    state = models.CharField(max_length=10, default="trying")
    why = models.CharField(max_length=80, blank=True)  # the provider's code, never an address
    tries = models.PositiveSmallIntegerField(default=0)
    first_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    ask_at = models.DateTimeField(null=True, blank=True)  # when its report is asked for next
    asked = models.PositiveSmallIntegerField(default=0)

    objects = ScopedRows()

    class Meta:
        db_table = "delivery"
        indexes = [
            models.Index(fields=["ask_at"], name="delivery_to_ask"),
            models.Index(fields=["channel", "changed_at"], name="delivery_by_channel"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["notice", "way"], name="delivery_once_a_way")
        ]

    def __str__(self) -> str:
        return f"delivery {self.pk} {self.state}"
