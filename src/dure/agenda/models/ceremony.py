"""Ceremony: a hall, a big screen, phones; and the codes that let a named delegate in."""

from django.conf import settings
from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.words import Words


class Ceremony(models.Model):
    """Ceremony (선포식): one version is declared; `token` is the address of its screen and its phones."""

    token = models.CharField(max_length=20, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    agenda = models.ForeignKey("agenda.Agenda", on_delete=models.PROTECT, related_name="ceremonies")
    title_ko = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=160)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "ceremony"
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agenda"],
                condition=models.Q(closed_at__isnull=True),
                name="ceremony_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"ceremony {self.pk}"

    @property
    def title(self) -> Words:
        """What is celebrated, in both languages."""
        return Words(self.title_ko, self.title_en)


class HallCode(models.Model):
    """HallCode (현장 코드): lets one named delegate sign once in the hall; kept as a digest, used once."""

    ceremony = models.ForeignKey("agenda.Ceremony", on_delete=models.PROTECT, related_name="codes")
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=160)
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "hall_code"

    def __str__(self) -> str:
        return f"hall code {self.pk}"
