"""Services and sessions: who offers what, where, for whom, and when it takes place."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText
from dure.kernel.words import Words


class ServiceKind(models.Model):
    """ServiceKind (서비스 종류): what may be done for somebody, counted in one unit; `programme.kind`."""

    code = models.CharField(max_length=60, unique=True)
    name_ko = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    unit = models.CharField(max_length=20, default="회")
    programme = models.CharField(max_length=40, blank=True)
    personal = models.BooleanField(default=True)  # names the person served, or counts heads only

    class Meta:
        db_table = "service_kind"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> Words:
        """The name in both languages."""
        return Words(self.name_ko, self.name_en)


class Service(models.Model):
    """Service (서비스): an organisation offers a kind, at a place, for a group, with a capacity."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.ForeignKey("activities.ServiceKind", on_delete=models.PROTECT)
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    place_code = models.CharField(max_length=20)
    group_ko = models.CharField(max_length=120, blank=True)
    group_en = models.CharField(max_length=120, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    # The register (누가 무엇을): for whom by code, when in the week, in which unit, for which strategy.
    groups = models.JSONField(default=list, blank=True)
    weekly = models.JSONField(default=list, blank=True)
    capacity_unit = models.CharField(max_length=20, default="명")
    strategy = models.CharField(max_length=12, blank=True)  # key of a clause of the agenda
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "service"

    def __str__(self) -> str:
        return f"service {self.pk}"

    @property
    def name(self) -> Words:
        """The name in both languages."""
        return Words(self.name_ko, self.name_en)

    @property
    def group(self) -> Words:
        """For whom, in somebody's own words."""
        return Words(self.group_ko, self.group_en or self.group_ko)


class Enrolment(models.Model):
    """Enrolment (등록): a person takes part in a service, or waits for a place."""

    service = models.ForeignKey(
        "activities.Service", on_delete=models.PROTECT, related_name="enrolments"
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default="enrolled")  # enrolled, waiting, ended
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "enrolment"
        constraints = [
            models.UniqueConstraint(fields=["service", "person", "since"], name="enrolment_once")
        ]

    def __str__(self) -> str:
        return f"enrolment {self.pk}"


class Session(models.Model):
    """Session (회기): one meeting of a service, with who came. Attendance becomes service records."""

    service = models.ForeignKey(
        "activities.Service", on_delete=models.PROTECT, related_name="sessions"
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place_code = models.CharField(max_length=20)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = SealedText(blank=True)  # free text may name somebody
    closed_at = models.DateTimeField(null=True, blank=True)  # attendance has been recorded
    # The first line of those who came unnamed; corrections point to it.
    others_line = models.ForeignKey(
        "activities.ServiceRecord",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = ScopedRows()

    class Meta:
        db_table = "session"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="session_ends_later"
            )
        ]

    def __str__(self) -> str:
        return f"session {self.pk}"


class SessionAttendance(models.Model):
    """SessionAttendance (출석): one enrolled person at one session: came, excused or absent."""

    session = models.ForeignKey(
        "activities.Session", on_delete=models.PROTECT, related_name="attendances"
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10)  # came, excused, absent
    hours = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    # The first line of the ledger that this became; corrections point to it.
    line = models.ForeignKey(
        "activities.ServiceRecord",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = ScopedRows()

    class Meta:
        db_table = "session_attendance"
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="session_attendance_once")
        ]

    def __str__(self) -> str:
        return f"attendance {self.pk}"
