"""Ratification: an organisation signs a frozen version; a signature is taken back only by another row."""

from django.conf import settings
from django.db import models

from dure.kernel.ledger import LedgerRows


class Ratification(models.Model):
    """Ratification (서명): who signed for which organisation which text, when, and how they were known.

    Written once. `signed_at` is the moment of the person's own act, told by the phone; `received_at`
    is when the house heard of it: a hall without network parts the two. `turn` counts the signatures
    an organisation had taken back before, so that one at a time stands for each version.
    """

    public_id = models.CharField(max_length=16, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    agenda = models.ForeignKey(
        "agenda.Agenda", on_delete=models.PROTECT, related_name="ratifications"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    turn = models.PositiveSmallIntegerField(default=0)
    fingerprint = models.CharField(max_length=64)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    # Names as they were then: a later change of delegate or of name changes no signature.
    signer = models.CharField(max_length=160)
    standing = models.CharField(max_length=12)  # delegate, alternate, director
    method = models.CharField(max_length=16)  # password, second_factor, hall_code, demo
    authenticated_at = models.DateTimeField()
    intent_ko = models.TextField()
    intent_en = models.TextField()
    language = models.CharField(max_length=5)  # in which the sentence was read and ticked
    word = models.CharField(max_length=120, blank=True)
    signed_at = models.DateTimeField()
    received_at = models.DateTimeField()
    address = models.GenericIPAddressField(null=True, blank=True)
    key = models.CharField(max_length=64)  # the phone's own name for this one act
    ceremony = models.ForeignKey(
        "agenda.Ceremony",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="ratifications",
    )

    objects = LedgerRows()

    class Meta:
        db_table = "ratification"
        ordering = ["received_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agenda", "organisation", "turn"], name="ratification_once"
            ),
            models.UniqueConstraint(
                fields=["agenda", "organisation", "account", "key"], name="ratification_sent_once"
            ),
        ]

    def __str__(self) -> str:
        return f"signature {self.public_id}"


class RatificationWithdrawal(models.Model):
    """RatificationWithdrawal (서명 철회): a signature stands no more, since when and why."""

    ratification = models.OneToOneField(
        "agenda.Ratification", on_delete=models.PROTECT, related_name="withdrawal"
    )
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=160)  # as it was then
    at = models.DateTimeField()
    reason = models.CharField(max_length=500)

    objects = LedgerRows()

    class Meta:
        db_table = "ratification_withdrawal"

    def __str__(self) -> str:
        return f"withdrawal of {self.ratification_id}"
