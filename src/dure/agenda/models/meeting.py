"""Meetings (총회): notice, who is present, who stands for whom, and the minutes."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.words import Words


class Meeting(models.Model):
    """Meeting (총회): called by a day, held on another, with a chair; of members, founders or a board."""

    public_id = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=10, default="general")  # a code of rules/meeting_kinds
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    title_ko = models.CharField(max_length=160)
    title_en = models.CharField(max_length=200, blank=True)
    purpose_ko = models.TextField()
    purpose_en = models.TextField(blank=True)
    place = models.CharField(max_length=160)
    notified_on = models.DateField()
    starts_at = models.DateTimeField()
    expels = models.BooleanField(default=False)  # a member is heard: the longer notice
    urgent_reason = models.CharField(max_length=300, blank=True)
    notice_ko = models.TextField()  # what was said about the notice on the day it was called
    notice_en = models.TextField()
    chair = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default="called")  # called, adjourned, ended
    again_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="again"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "meeting"

    def __str__(self) -> str:
        return self.public_id

    @property
    def title(self) -> Words:
        """The title in both languages; the Korean one where there is no other."""
        return Words(self.title_ko, self.title_en or self.title_ko)


class MeetingSeat(models.Model):
    """MeetingSeat (출석): a member is present, itself or by proxy."""

    meeting = models.ForeignKey("agenda.Meeting", on_delete=models.PROTECT, related_name="seats")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    place = models.PositiveSmallIntegerField(default=1)  # which of its seats, where directors meet
    by_proxy = models.BooleanField(default=False)

    objects = ScopedRows()

    class Meta:
        db_table = "meeting_seat"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "organisation", "place"], name="meeting_seat_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} at {self.meeting_id}"


class MeetingProxy(models.Model):
    """MeetingProxy (위임): one member stands for one other at one meeting, with its written proof."""

    meeting = models.ForeignKey("agenda.Meeting", on_delete=models.PROTECT, related_name="proxies")
    giver = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    holder = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    proof = models.CharField(max_length=200)  # which paper was seen
    file = models.ForeignKey(
        "files.Attachment", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField()

    objects = ScopedRows()

    class Meta:
        db_table = "meeting_proxy"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "giver"], name="meeting_proxy_given_once")
        ]

    def __str__(self) -> str:
        return f"{self.holder_id} for {self.giver_id}"


class Minutes(models.Model):
    """Minutes (의사록): the course of a meeting and its result, frozen by the first signature."""

    meeting = models.OneToOneField(
        "agenda.Meeting", on_delete=models.PROTECT, related_name="minutes"
    )
    course_ko = models.TextField()
    course_en = models.TextField(blank=True)
    results = models.JSONField(default=list)  # of each ballot, as it was told: {title, why}
    written_at = models.DateTimeField()
    fingerprint = models.CharField(max_length=64)
    signers_asked = models.PositiveSmallIntegerField()  # beside the chair, by the law of the day

    objects = ScopedRows()

    class Meta:
        db_table = "minutes"

    def __str__(self) -> str:
        return f"minutes of {self.meeting_id}"


class MinutesSigner(models.Model):
    """MinutesSigner (서명인): the chair, or a member's delegate whom the meeting elected to sign."""

    minutes = models.ForeignKey("agenda.Minutes", on_delete=models.PROTECT, related_name="signers")
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    is_chair = models.BooleanField(default=False)
    signed_at = models.DateTimeField(null=True, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)  # of what was signed

    objects = ScopedRows()

    class Meta:
        db_table = "minutes_signer"
        constraints = [
            models.UniqueConstraint(fields=["minutes", "account"], name="minutes_signer_once")
        ]

    def __str__(self) -> str:
        return f"{self.account_id} under {self.minutes_id}"
