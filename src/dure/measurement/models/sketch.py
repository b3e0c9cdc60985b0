"""Sketches of members (밑그림) and what two members say to each other about those they share."""

from django.db import models

from dure.kernel.ledger import LedgerRows


class PeopleSketch(models.Model):
    """PeopleSketch (밑그림): what a member handed out instead of people; the newest of a period holds.

    Made at the member's side with a secret that never comes here: no person can be found in it.
    """

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    indicator = models.ForeignKey(  # whose people these are; nothing: all that the member serves
        "measurement.Indicator", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    period = models.CharField(max_length=8)
    counted = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField()
    secret_mark = models.CharField(max_length=16)
    told = models.JSONField()
    brought_at = models.DateTimeField()
    brought_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")

    objects = LedgerRows()

    class Meta:
        db_table = "people_sketch"
        indexes = [models.Index(fields=["initiative", "period"], name="sketch_by_period")]

    def __str__(self) -> str:
        return f"sketch {self.pk}"


class SharingWord(models.Model):
    """SharingWord (함께 보기 뜻): whether a member agrees to look with another at those both serve."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    other = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    agrees = models.BooleanField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")

    objects = LedgerRows()

    class Meta:
        db_table = "sharing_word"
        indexes = [models.Index(fields=["initiative", "organisation"], name="sharing_by_house")]

    def __str__(self) -> str:
        return f"sharing word {self.pk}"
