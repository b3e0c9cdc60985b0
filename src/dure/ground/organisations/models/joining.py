"""Joining (참여 초대): an initiative asks an organisation to take part; the organisation answers."""

from django.db import models


class Joining(models.Model):
    """Joining (참여 초대): asked by the backbone, accepted or declined by whoever speaks for it."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="joinings"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="joinings"
    )
    part = models.CharField(max_length=20, default="member")
    joins_on = models.DateField(null=True, blank=True)  # nothing: the day of the answer
    asked_at = models.DateTimeField()
    # Names as they were then; whose accounts they are stands in the journal (access points to us).
    asked_by = models.CharField(max_length=160)
    state = models.CharField(max_length=10, default="waiting")  # accepted, declined, withdrawn
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=160, blank=True)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "joining"
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "organisation"],
                condition=models.Q(state="waiting"),
                name="joining_waits_once",
            )
        ]

    def __str__(self) -> str:
        return f"joining {self.pk}: {self.state}"
