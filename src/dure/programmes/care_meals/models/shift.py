"""Shifts (근무): who is needed when, who comes, who came, and what became of it."""

from django.db import models

from dure.kernel.scoped import ScopedRows


class Roster(models.Model):
    """Roster (월 근무표): one kitchen's month, being made or known to everybody.

    `told` keeps what the search answered last: its cost, and where it was impossible the rules that
    cannot hold together.
    """

    kitchen = models.ForeignKey(
        "care_meals.Kitchen", on_delete=models.PROTECT, related_name="rosters"
    )
    month = models.DateField()  # its first day
    state = models.CharField(max_length=10, default="draft")  # draft, published
    work = models.CharField(max_length=12, blank=True)  # the long work that searches, or searched
    planned_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    told = models.JSONField(default=dict)

    objects = ScopedRows()

    class Meta:
        db_table = "roster"
        constraints = [
            models.UniqueConstraint(fields=["kitchen", "month"], name="roster_once_a_month")
        ]

    def __str__(self) -> str:
        return f"roster {self.month:%Y-%m} of kitchen {self.kitchen_id}"


class Shift(models.Model):
    """Shift (근무): a stretch of one day, for one part of the work, and how many it takes."""

    public_id = models.CharField(max_length=12, unique=True)
    kitchen = models.ForeignKey(
        "care_meals.Kitchen", on_delete=models.PROTECT, related_name="shifts"
    )
    day = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    break_minutes = models.PositiveSmallIntegerField(default=0)
    part = models.CharField(max_length=12)  # cook, pack, courier
    need = models.PositiveSmallIntegerField(default=1)
    skills = models.JSONField(default=dict)  # code: how many who can

    objects = ScopedRows()

    class Meta:
        db_table = "shift"
        indexes = [models.Index(fields=["kitchen", "day"], name="shift_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("starts")), name="shift_ends_later"
            ),
            models.UniqueConstraint(
                fields=["kitchen", "day", "starts", "ends", "part"], name="shift_once"
            ),
        ]

    def __str__(self) -> str:
        return f"shift {self.public_id}"

    @property
    def minutes(self) -> int:
        """Minutes that count as work."""
        span = (self.ends.hour - self.starts.hour) * 60 + self.ends.minute - self.starts.minute
        return span - self.break_minutes


class ShiftPlace(models.Model):
    """ShiftPlace (배정): one worker on one shift: planned, confirmed by what happened, or given up.

    `came` and `left` are what the attendance sheet says; `minutes` is what is paid, and what the
    ledger counts. The three never differ: all are written by one verb.
    """

    shift = models.ForeignKey("care_meals.Shift", on_delete=models.PROTECT, related_name="places")
    worker = models.ForeignKey("care_meals.Worker", on_delete=models.PROTECT, related_name="places")
    state = models.CharField(max_length=10, default="planned")  # planned, worked, absent, given_up
    fixed = models.BooleanField(default=False)  # a person said so; the search keeps it
    came_up = models.CharField(max_length=10, default="roster")  # roster, swap, substitute, hand
    briefed_at = models.DateTimeField(null=True, blank=True)
    fit = models.BooleanField(null=True)  # no diarrhoea, no vomiting, no wound: asked at the start
    came = models.TimeField(null=True, blank=True)
    left = models.TimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    why_absent = models.CharField(max_length=12, blank=True)  # ill, family, unknown, weather, other
    noted_at = models.DateTimeField(null=True, blank=True)
    recorded = models.PositiveSmallIntegerField(default=0)  # how often it became a line anew
    line = models.ForeignKey(
        "activities.ServiceRecord",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = ScopedRows()

    class Meta:
        db_table = "shift_place"
        constraints = [
            models.UniqueConstraint(
                fields=["shift", "worker"],
                condition=~models.Q(state="given_up"),
                name="shift_place_once",
            )
        ]

    def __str__(self) -> str:
        return f"place {self.pk}"


class DayWish(models.Model):
    """DayWish (희망): a day somebody cannot come, or would rather or rather not work."""

    worker = models.ForeignKey("care_meals.Worker", on_delete=models.PROTECT, related_name="wishes")
    day = models.DateField()
    want = models.CharField(max_length=4)  # off (cannot), no (rather not), yes (gladly)
    told_at = models.DateTimeField()

    objects = ScopedRows()

    class Meta:
        db_table = "day_wish"
        constraints = [models.UniqueConstraint(fields=["worker", "day"], name="day_wish_once")]

    def __str__(self) -> str:
        return f"wish {self.pk}"


class Swap(models.Model):
    """Swap (바꾸기): somebody gives a shift away; who takes it, and who agreed to that."""

    place = models.ForeignKey(
        "care_meals.ShiftPlace", on_delete=models.PROTECT, related_name="swaps"
    )
    asked_at = models.DateTimeField()
    to = models.ForeignKey(
        "care_meals.Worker", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_by = models.ForeignKey(
        "care_meals.Worker", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(
        max_length=10, default="open"
    )  # open, taken, agreed, refused, withdrawn
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "shift_swap"
        constraints = [
            models.UniqueConstraint(
                fields=["place"],
                condition=models.Q(state__in=["open", "taken"]),
                name="shift_swap_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"swap {self.pk}"
