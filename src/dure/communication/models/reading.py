"""What the worker has read: its place in the journal, the digests it wrote, the mails that came."""

from django.conf import settings
from django.db import models


class JournalPlace(models.Model):
    """JournalPlace (읽은 자리): up to which entry of the journal notices have been computed."""

    name = models.CharField(max_length=40, unique=True)
    entry = models.BigIntegerField(default=0)
    passed = models.JSONField(default=list)  # keys skipped: written later than higher ones
    at = models.DateTimeField()

    class Meta:
        db_table = "journal_place"

    def __str__(self) -> str:
        return f"{self.name} at {self.entry}"


class MailboxPlace(models.Model):
    """MailboxPlace (메일함 자리): up to which letter of the mailbox mail has been taken."""

    name = models.CharField(max_length=40, unique=True)
    validity = models.BigIntegerField()  # the box's own mark; another one: its numbers began anew
    number = models.BigIntegerField(default=0)
    trying = models.BigIntegerField(default=0)  # the letter in hand, and how often it was begun
    tries = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        db_table = "mailbox_place"

    def __str__(self) -> str:
        return f"{self.name} at {self.number}"


class Digest(models.Model):
    """Digest (모아보기): one that was written to an account for one day or week."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    period = models.CharField(max_length=10)  # 2026-11-26, 2026-W48
    awaiting = models.PositiveSmallIntegerField(default=0)
    news = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "digest"
        constraints = [models.UniqueConstraint(fields=["account", "period"], name="digest_once")]

    def __str__(self) -> str:
        return f"digest {self.period} of account {self.account_id}"


class ReceivedMail(models.Model):
    """ReceivedMail (받은 메일): a mail that came in, known by a digest of its number; not its words."""

    number = models.CharField(max_length=64, unique=True)  # digest of its Message-ID
    notice = models.ForeignKey(
        "communication.Notice", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    became = models.CharField(max_length=12)  # landed, refused, ignored, bounce
    why = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "received_mail"

    def __str__(self) -> str:
        return f"received mail {self.became}"
