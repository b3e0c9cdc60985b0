"""Announcement (공지): told to organisations, which then have read it or not yet."""

from django.conf import settings
from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.words import Words


class Announcement(models.Model):
    """Announcement (공지): plain words to the organisations of an initiative, corrected in the open."""

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    title_ko = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    text_ko = models.TextField()
    text_en = models.TextField(blank=True)
    number = models.PositiveSmallIntegerField(default=1)  # 1, and one more with each correction
    kinds = models.JSONField(default=list)  # the kinds of organisation it is for; none: all of them
    announced_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    announced_by = models.CharField(max_length=160)  # the name as it was then
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reminded_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "announcement"
        indexes = [models.Index(fields=["initiative", "-announced_at"], name="announcement_latest")]

    def __str__(self) -> str:
        return f"announcement {self.public_id}"

    @property
    def title(self) -> Words:
        """The title; the Korean one where there is no other."""
        return Words(self.title_ko, self.title_en or self.title_ko)

    @property
    def text(self) -> Words:
        """The words; the Korean ones where there are no others."""
        return Words(self.text_ko, self.text_en or self.text_ko)


class AnnouncementAddressee(models.Model):
    """AnnouncementAddressee (받는 기관): an organisation it was told to, as of the day."""

    announcement = models.ForeignKey(
        "communication.Announcement", on_delete=models.PROTECT, related_name="addressees"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "announcement_addressee"
        constraints = [
            models.UniqueConstraint(
                fields=["announcement", "organisation"], name="announcement_addressee_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} of {self.announcement_id}"


class AnnouncementReading(models.Model):
    """AnnouncementReading (읽음): somebody has read it for an organisation, as far as a correction.

    Kept for each person, so that a reminder goes to those who have not; shown for organisations only.
    """

    announcement = models.ForeignKey(
        "communication.Announcement", on_delete=models.PROTECT, related_name="readings"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    number = models.PositiveSmallIntegerField()
    read_at = models.DateTimeField()

    objects = ScopedRows()

    class Meta:
        db_table = "announcement_reading"
        constraints = [
            models.UniqueConstraint(
                fields=["announcement", "organisation", "account"], name="announcement_read_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} read {self.announcement_id}"


class AnnouncementWording(models.Model):
    """AnnouncementWording (정정 전 공지): how it read before a correction, and why it was corrected."""

    announcement = models.ForeignKey(
        "communication.Announcement", on_delete=models.PROTECT, related_name="wordings"
    )
    number = models.PositiveSmallIntegerField()
    title_ko = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    text_ko = models.TextField()
    text_en = models.TextField(blank=True)
    because = models.CharField(max_length=300)
    until = models.DateTimeField()
    corrected_by = models.CharField(max_length=160)

    objects = ScopedRows()

    class Meta:
        db_table = "announcement_wording"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["announcement", "number"], name="announcement_wording_number"
            )
        ]

    def __str__(self) -> str:
        return f"wording {self.number} of {self.announcement_id}"
