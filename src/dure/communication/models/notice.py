"""Notice (알림): one thing to tell one recipient, in the outbox until it has left."""

from django.conf import settings
from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText


class Notice(models.Model):
    """Notice (알림): written in the transaction of what it tells of, sent by the worker after it.

    The same event is written to the same recipient once, however often it is told.
    """

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    event = models.CharField(max_length=120)
    recipient = models.CharField(max_length=60)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    address = SealedText()
    code = models.CharField(max_length=80)
    values = SealedText(blank=True)  # JSON; may say a first name or an hour, so it is sealed
    language = models.CharField(max_length=2, default="ko")
    channel = models.CharField(max_length=12)  # mail, or phone while no channel reaches one
    state = models.CharField(
        max_length=8, default="waiting"
    )  # sending, sent, given_up, no_way, off
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "notice"
        indexes = [models.Index(fields=["state", "next_at"], name="notice_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["event", "recipient"], name="notice_told_once")
        ]

    def __str__(self) -> str:
        return f"notice {self.public_id}"
