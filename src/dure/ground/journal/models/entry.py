"""JournalEntry (기록): who did what to which thing, when. Written by the one `@action` wrapper."""

from django.db import models

from dure.kernel.ledger import LedgerRows


class JournalEntry(models.Model):
    """JournalEntry (기록): one verb carried out; append-only. Readers pull it with a cursor."""

    at = models.DateTimeField()
    verb = models.CharField(max_length=80)
    account = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    initiative = models.ForeignKey(
        "organisations.Initiative",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=60)
    values = models.JSONField(default=dict)
    tell = models.JSONField(default=list)

    objects = LedgerRows()

    class Meta:
        db_table = "journal_entry"
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="journal_by_subject"),
            models.Index(fields=["initiative", "id"], name="journal_by_initiative"),
            models.Index(fields=["organisation", "id"], name="journal_by_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_kind} {self.subject_id}"
