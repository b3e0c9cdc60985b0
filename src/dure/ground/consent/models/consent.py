"""Consent (동의): who agreed to what, for whom and until when; withdrawal acts at once."""

from django.db import models

from dure.kernel.ledger import LedgerRows
from dure.kernel.sealed import SealedText


class Purpose(models.Model):
    """Purpose (목적): one reason for which personal data may be used, said in plain words."""

    code = models.SlugField(max_length=40, unique=True)
    name_ko = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    plain_ko = models.TextField(blank=True)  # the easy-read sentence that is shown when asking
    plain_en = models.TextField(blank=True)
    sensitive = models.BooleanField(default=False)  # needs its own, separate consent (PIPA 23)

    class Meta:
        db_table = "purpose"

    def __str__(self) -> str:
        return self.code


class Consent(models.Model):
    """Consent (동의): one person, one purpose, one recipient, named items, with an end (F3)."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="consents")
    purpose = models.ForeignKey("consent.Purpose", on_delete=models.PROTECT)
    holder = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    recipient = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    items = models.JSONField(default=list)
    given_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    method = models.CharField(max_length=20)  # paper, web, phone, email, in_person
    given_by = models.CharField(max_length=20, default="self")  # self, guardian, supported
    easy_read = models.BooleanField(default=False)
    supported_by = SealedText(blank=True)  # who explained it or helped to decide, in words
    # Data are kept so long after its end.
    keep_months = models.PositiveSmallIntegerField(default=36)
    document = models.ForeignKey(
        "files.Attachment", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")

    objects = LedgerRows()

    class Meta:
        db_table = "consent"
        indexes = [models.Index(fields=["person", "purpose"], name="consent_by_person")]

    def __str__(self) -> str:
        return f"consent {self.pk}"


class Withdrawal(models.Model):
    """Withdrawal (동의 철회): ends a consent from a day on; nothing else of it changes."""

    consent = models.OneToOneField(
        "consent.Consent", on_delete=models.PROTECT, related_name="withdrawal"
    )
    withdrawn_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=200, blank=True)

    objects = LedgerRows()

    class Meta:
        db_table = "withdrawal"

    def __str__(self) -> str:
        return f"withdrawal of {self.consent_id}"
