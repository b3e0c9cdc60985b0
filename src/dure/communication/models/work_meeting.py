"""WorkMeeting (실무 회의): when everybody can, who comes, what is spoken about and what is written down."""

from django.conf import settings
from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText
from dure.kernel.words import Words


class WorkMeeting(models.Model):
    """WorkMeeting (실무 회의): a meeting without a quorum; the statutory one (총회) is the agenda's.

    `sequence` grows with each change that a calendar must take over.
    """

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    topic = models.ForeignKey(
        "communication.Topic", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title_ko = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    place = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, default="polling")  # called, held, cancelled
    starts_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    sequence = models.PositiveIntegerField(default=0)
    proposed_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    why_cancelled = models.CharField(max_length=300, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "work_meeting"
        indexes = [models.Index(fields=["initiative", "starts_at"], name="work_meeting_when")]

    def __str__(self) -> str:
        return f"meeting {self.public_id}"

    @property
    def title(self) -> Words:
        """What it is about, in both languages."""
        return Words(self.title_ko, self.title_en)


class WorkMeetingGuest(models.Model):
    """WorkMeetingGuest (초대 기관): an organisation that is invited, whether it comes, whether it came."""

    meeting = models.ForeignKey(
        "communication.WorkMeeting", on_delete=models.PROTECT, related_name="guests"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    answer = models.CharField(max_length=8, blank=True)  # yes, no
    answered_at = models.DateTimeField(null=True, blank=True)
    present = models.BooleanField(null=True, blank=True)
    who = SealedText(blank=True)  # who came, in the organisation's own words

    objects = ScopedRows()

    class Meta:
        db_table = "work_meeting_guest"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "organisation"], name="work_meeting_guest_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} at {self.meeting_id}"


class MeetingSlot(models.Model):
    """MeetingSlot (가능한 때): a time at which a meeting could be."""

    meeting = models.ForeignKey(
        "communication.WorkMeeting", on_delete=models.PROTECT, related_name="slots"
    )
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()

    objects = ScopedRows()

    class Meta:
        db_table = "meeting_slot"
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meeting_slot_number")
        ]

    def __str__(self) -> str:
        return f"slot {self.number} of {self.meeting_id}"


class SlotAnswer(models.Model):
    """SlotAnswer (때 답): whether an organisation can at that time."""

    slot = models.ForeignKey(
        "communication.MeetingSlot", on_delete=models.PROTECT, related_name="answers"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    answer = models.CharField(max_length=8)  # yes, maybe, no

    objects = ScopedRows()

    class Meta:
        db_table = "slot_answer"
        constraints = [
            models.UniqueConstraint(fields=["slot", "organisation"], name="slot_answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.answer}"


class MeetingItem(models.Model):
    """MeetingItem (회의 안건): one thing that is spoken about, mostly an open thread."""

    meeting = models.ForeignKey(
        "communication.WorkMeeting", on_delete=models.PROTECT, related_name="items"
    )
    number = models.PositiveSmallIntegerField()
    topic = models.ForeignKey(
        "communication.Topic", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title_ko = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)

    objects = ScopedRows()

    class Meta:
        db_table = "meeting_item"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meeting_item_number")
        ]

    def __str__(self) -> str:
        return f"item {self.number} of {self.meeting_id}"


class MinuteLine(models.Model):
    """MinuteLine (회의록 줄): one line that was written down: a note, a decision or an action.

    Everybody adds lines of their own, so that two who write at one moment both keep theirs; a line is
    changed only by whoever has read its last wording (`revision`).
    """

    item = models.ForeignKey(
        "communication.MeetingItem", on_delete=models.PROTECT, related_name="lines"
    )
    kind = models.CharField(max_length=8)  # note, decision, action
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=160)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    revision = models.PositiveIntegerField(default=1)
    mark = models.CharField(
        max_length=40
    )  # of the press that wrote it: pressed twice, written once
    decision = models.ForeignKey(
        "communication.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    action = models.ForeignKey(
        "communication.ActionItem",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = ScopedRows()

    class Meta:
        db_table = "minute_line"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "mark"], name="minute_line_written_once")
        ]

    def __str__(self) -> str:
        return f"line {self.pk}"


class MinuteWording(models.Model):
    """MinuteWording (고치기 전 줄): how a line of the minutes read before it was changed."""

    line = models.ForeignKey(
        "communication.MinuteLine", on_delete=models.PROTECT, related_name="wordings"
    )
    revision = models.PositiveIntegerField()
    text = models.TextField()
    written_by = models.CharField(max_length=160)
    until = models.DateTimeField()

    objects = ScopedRows()

    class Meta:
        db_table = "minute_wording"
        ordering = ["revision"]

    def __str__(self) -> str:
        return f"revision {self.revision} of line {self.line_id}"
