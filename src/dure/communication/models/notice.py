"""Notice (알림): one thing to tell one recipient, in the outbox until it has left."""

from django.conf import settings
from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText


class Notice(models.Model):
    """Notice (알림): written in the transaction of what it tells of, sent by the worker after it.

    The same event is written to the same recipient once, however often it is told. `ways` are the
    channels and addresses in the order in which they are tried; `channel` and `address` are the one
    whose turn it is.
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
    purpose = models.CharField(max_length=12, default="service")  # urgent, advertising
    channel = models.CharField(max_length=12)  # mail, sms, …, or phone while none reaches one
    ways = SealedText(blank=True)  # JSON: [[channel, address], …]; nothing: the one above alone
    way = models.PositiveSmallIntegerField(default=0)
    occasion = models.CharField(max_length=80, blank=True)  # a verb of the registry of occasions
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )  # whose it is about: rights are looked at again when it leaves
    consent = models.ForeignKey(
        "consent.Consent", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # what it rests on: asked again when it leaves
    topic = models.CharField(max_length=120, blank=True)  # the thread that a reply lands in
    offers = models.JSONField(default=list, blank=True)  # [[verb, thing], …]
    state = models.CharField(max_length=8, default="waiting")
    # sending, sent, given_up, no_way, off; digest: kept for the person's digest; told: it was in one
    attempts = models.PositiveSmallIntegerField(default=0)  # on the way whose turn it is
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "notice"
        indexes = [
            models.Index(fields=["state", "next_at"], name="notice_waiting"),
            models.Index(fields=["account", "state"], name="notice_of_account"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["event", "recipient"], name="notice_told_once")
        ]

    def __str__(self) -> str:
        return f"notice {self.public_id}"
