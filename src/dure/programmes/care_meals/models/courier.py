"""Courier (배달원): who carries, how much, how fast, when; whom they never meet; when they are away."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText


class Courier(models.Model):
    """Courier (배달원): on foot, by bike, e-bike or car, from a kitchen or from an own start.

    `worker_key` is the older worker (참여 어르신) who carries, where the roster knows one.
    """

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    kitchen = models.ForeignKey(
        "care_meals.Kitchen", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # nothing: any kitchen of the organisation
    worker_key = models.PositiveBigIntegerField(null=True, blank=True)
    name = SealedText()
    phone = SealedText(blank=True)
    language = models.CharField(max_length=2, default="ko")
    mode = models.CharField(max_length=6)  # walk, bike, ebike, car
    load = models.PositiveSmallIntegerField()  # portions at once
    speed_kmh = models.FloatField(null=True, blank=True)
    weekdays = models.JSONField(default=list)  # 1 is Monday
    shift_from = models.TimeField()
    shift_until = models.TimeField()
    rest_minutes = models.PositiveSmallIntegerField(default=0)
    rest_from = models.TimeField(null=True, blank=True)
    rest_until = models.TimeField(null=True, blank=True)
    most_trips = models.PositiveSmallIntegerField(null=True, blank=True)
    start_latitude = SealedText(blank=True)
    start_longitude = SealedText(blank=True)
    end_latitude = SealedText(blank=True)
    end_longitude = SealedText(blank=True)
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "courier"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shift_until__gt=models.F("shift_from")),
                name="courier_shift_forward",
            ),
            models.CheckConstraint(condition=models.Q(load__gte=1), name="courier_carries"),
        ]

    def __str__(self) -> str:
        return f"courier {self.public_id}"

    @property
    def start(self) -> tuple[float, float] | None:
        """Where the courier sets out from; None: the kitchen."""
        return _point(self.start_latitude, self.start_longitude)

    @property
    def end(self) -> tuple[float, float] | None:
        """Where the courier ends; None: the kitchen."""
        return _point(self.end_latitude, self.end_longitude)


def _point(latitude: str, longitude: str) -> tuple[float, float] | None:
    return (float(latitude), float(longitude)) if latitude and longitude else None


class ForbiddenPair(models.Model):
    """ForbiddenPair (가지 않는 집): a courier who never comes to a diner's door, from a day on."""

    courier = models.ForeignKey(
        "care_meals.Courier", on_delete=models.PROTECT, related_name="forbidden"
    )
    diner = models.ForeignKey("care_meals.Diner", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=12)  # family, quarrel, asked, safety, other
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "forbidden_pair"
        constraints = [
            models.UniqueConstraint(
                fields=["courier", "diner"],
                condition=models.Q(until__isnull=True),
                name="forbidden_pair_once",
            ),
        ]

    def __str__(self) -> str:
        return f"forbidden pair {self.pk}"


class CourierAway(models.Model):
    """CourierAway (결근): a courier who does not come on a day."""

    courier = models.ForeignKey("care_meals.Courier", on_delete=models.PROTECT, related_name="away")
    on = models.DateField()
    reason = models.CharField(max_length=12)  # ill, family, weather, other
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "courier_away"
        constraints = [
            models.UniqueConstraint(fields=["courier", "on"], name="courier_away_once"),
        ]

    def __str__(self) -> str:
        return f"courier away {self.pk}"
