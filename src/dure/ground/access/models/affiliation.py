"""Affiliation (소속): which organisation somebody who signs in belongs to."""

from django.db import models


class Affiliation(models.Model):
    """Affiliation (소속): an account belongs to an organisation, perhaps as its delegate."""

    account = models.ForeignKey(
        "access.Account", on_delete=models.PROTECT, related_name="affiliations"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="affiliations"
    )
    title_ko = models.CharField(max_length=60, blank=True)
    title_en = models.CharField(max_length=60, blank=True)
    delegate = models.CharField(max_length=12, blank=True)  # "delegate", "alternate" or nothing
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "affiliation"

    def __str__(self) -> str:
        return f"{self.account_id} at {self.organisation_id}"
