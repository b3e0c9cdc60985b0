"""CalendarEntry (달력 일정): what calendars take over; CalendarFeed (달력 주소): a secret address."""

from django.conf import settings
from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.words import Words


class CalendarEntry(models.Model):
    """CalendarEntry (달력 일정): a meeting, an action's day, a round's day, by the key of its thing.

    It is changed only where what it says has changed, and then `sequence` grows: calendars take over
    what has a higher number. What is called off stays, and says so.
    """

    uid = models.CharField(max_length=120, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=40)
    title_ko = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    place = models.CharField(max_length=200, blank=True)
    page = models.CharField(max_length=300, blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    on = models.DateField(null=True, blank=True)  # a whole day
    may_see = models.CharField(max_length=40)
    seen_by = models.TextField(blank=True)  # ",3,7,": only these organisations, however many
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # whose it is in the first place
    cancelled = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    objects = ScopedRows()

    class Meta:
        db_table = "calendar_entry"
        indexes = [
            models.Index(fields=["initiative", "changed_at"], name="calendar_entry_changed"),
            models.Index(fields=["initiative", "kind"], name="calendar_entry_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_at__isnull=False) ^ models.Q(on__isnull=False),
                name="calendar_entry_day_or_hour",
            )
        ]

    def __str__(self) -> str:
        return self.uid

    @property
    def title(self) -> Words:
        """What it says, in both languages."""
        return Words(self.title_ko, self.title_en)


class CalendarFeed(models.Model):
    """CalendarFeed (달력 주소): a secret address that shows what one account sees, until it is taken back.

    `organisation` narrows it to what concerns one organisation (a group's calendar). The address is kept
    as a digest only; nothing in it says whose it is.
    """

    digest = models.CharField(max_length=64, unique=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
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
    language = models.CharField(max_length=2, default="ko")
    made_at = models.DateTimeField()
    used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "calendar_feed"

    def __str__(self) -> str:
        return f"calendar feed {self.pk}"
