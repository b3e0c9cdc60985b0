"""Alert (위기 알림), its steps, the clock all of them go by, and the proof of a week."""

from django.conf import settings
from django.db import models

from dure.kernel.ledger import LedgerRows
from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText
from dure.kernel.words import Words


class Alert(models.Model):
    """Alert (위기 알림): climbs its ladder by itself until somebody closes it with an outcome.

    Its time is counted on the house's alert clock, which nobody can set: `left_s` (since `left_since`)
    until it is wound, then `due_reading`. `due_at` only tells people
    about when. On the top rung the same clock reminds people, and `due_at` is empty.
    """

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    source = models.CharField(max_length=120, unique=True)  # "care_meals.door_visit:7h3k…"
    ladder_code = models.CharField(max_length=60)
    ladder = models.JSONField()  # as it was when the alert was raised
    title_ko = models.CharField(max_length=160)  # never a name
    title_en = models.CharField(max_length=160)
    page = models.CharField(max_length=200, blank=True)
    began_at = models.DateTimeField()
    raised_at = models.DateTimeField()
    rung = models.PositiveSmallIntegerField(default=0)
    left_s = models.FloatField(null=True, blank=True)
    left_since = models.DateTimeField(null=True, blank=True)
    due_reading = models.FloatField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=160, blank=True)
    outcome = models.CharField(max_length=40, blank=True)
    closing_note = SealedText(blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "alert"
        indexes = [
            models.Index(fields=["closed_at", "due_reading"], name="alert_due"),
            models.Index(fields=["initiative", "closed_at"], name="alert_open"),
            models.Index(fields=["initiative", "raised_at"], name="alert_of_week"),
            models.Index(fields=["page"], name="alert_of_page"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True) | ~models.Q(outcome=""),
                name="alert_closed_with_outcome",
            )
        ]

    def __str__(self) -> str:
        return f"alert {self.public_id}"

    @property
    def title(self) -> Words:
        """What happened, in both languages."""
        return Words(self.title_ko, self.title_en)


class AlertStep(models.Model):
    """AlertStep (알림 단계): one stamped line of what happened to an alert; append-only.

    A rung is reached once: the database itself refuses the second line.
    """

    alert = models.ForeignKey("communication.Alert", on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8)  # reached, done, taken, handed, reminded, closed
    rung = models.PositiveSmallIntegerField()
    deed = models.CharField(max_length=40, blank=True)
    note = SealedText(blank=True)
    at = models.DateTimeField()
    who = models.CharField(max_length=160)  # the name as it was then
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = LedgerRows()

    class Meta:
        db_table = "alert_step"
        ordering = ["alert", "number"]
        constraints = [
            models.UniqueConstraint(fields=["alert", "number"], name="alert_step_number"),
            models.UniqueConstraint(
                fields=["alert", "rung"],
                condition=models.Q(kind="reached"),
                name="alert_step_reached_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.alert_id}/{self.number}"


class AlertClock(models.Model):
    """AlertClock (알림 시계): the one clock of all alerts; it only goes forward, a second a second.

    What was last seen of the machine's clocks stands beside its reading: how far to go on. Beside the
    row of the house each machine that watches has one, named after its start: where it left the clock.
    """

    name = models.CharField(max_length=10, unique=True, default="house")
    reading = models.FloatField(default=0)
    boot = models.CharField(max_length=40, blank=True)
    steady_s = models.FloatField(default=0)
    wall_at = models.DateTimeField()

    class Meta:
        db_table = "alert_clock"

    def __str__(self) -> str:
        return f"alert clock at {self.reading:.0f} s"


class AlertProof(models.Model):
    """AlertProof (알림 종결 확인): what the house found of a week's alerts when it was over."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    starts_on = models.DateField()
    raised = models.PositiveIntegerField()
    closed = models.PositiveIntegerField()
    still_open = models.JSONField(default=list)  # public ids of those that were not
    made_at = models.DateTimeField()

    objects = ScopedRows()

    class Meta:
        db_table = "alert_proof"
        constraints = [
            models.UniqueConstraint(fields=["initiative", "starts_on"], name="alert_proof_once")
        ]

    def __str__(self) -> str:
        return f"proof of {self.starts_on}"
