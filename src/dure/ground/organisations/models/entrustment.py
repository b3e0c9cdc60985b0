"""Entrustment (위탁 계약): by which contract a member lets the backbone process its people's data."""

from django.db import models

from dure.kernel.ledger import LedgerRows


class Entrustment(models.Model):
    """Entrustment (위탁 계약): one member's contract on processing (개인정보 보호법 제26조).

    Its days, its purpose, the items that may be used, and whether names may be looked at. Written once
    and never changed; another one may follow, and an end is a row of its own.
    """

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="entrustments"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    contracted_on = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()  # the last day
    purpose = models.CharField(max_length=300)
    items = models.JSONField(default=list)
    opens_names = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=160)

    objects = LedgerRows()

    class Meta:
        db_table = "entrustment"
        ordering = ["initiative", "organisation", "id"]

    def __str__(self) -> str:
        return f"entrustment {self.pk}"


class EntrustmentEnd(models.Model):
    """EntrustmentEnd (위탁 끝냄): a contract that ends before its last day, and why."""

    entrustment = models.OneToOneField(
        "organisations.Entrustment", on_delete=models.PROTECT, related_name="ended"
    )
    ended_on = models.DateField()  # the first day on which it no longer holds
    reason = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=160)

    objects = LedgerRows()

    class Meta:
        db_table = "entrustment_end"

    def __str__(self) -> str:
        return f"end of entrustment {self.entrustment_id}"
