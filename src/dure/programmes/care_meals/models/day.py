"""MealDay, Route, Stop: one day of one kitchen, who brings what to which door, in which order and when."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText


class MealDay(models.Model):
    """MealDay (배식일): one kitchen on one date. Draft until everybody is settled; then open, then closed.

    `version` grows with every change of its routes: what somebody looked at earlier is then refused.
    """

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    kitchen = models.ForeignKey(
        "care_meals.Kitchen", on_delete=models.PROTECT, related_name="meal_days"
    )
    on = models.DateField()
    state = models.CharField(max_length=8, default="draft")  # draft, open, closed
    version = models.PositiveIntegerField(default=0)
    ready = models.TimeField()  # from when meals may leave the kitchen
    loading_minutes = models.PositiveSmallIntegerField(default=5)
    hot_minutes = models.PositiveSmallIntegerField(null=True, blank=True, default=45)
    travel = models.CharField(max_length=12, default="straight")  # straight, osrm, valhalla
    inputs = models.CharField(max_length=64, blank=True)  # the mark of what was asked of the engine
    cost = models.JSONField(default=dict)
    told = models.JSONField(default=list)  # what planning had to say: [{ko, en}]
    broken = models.JSONField(default=list)  # promises that an order by hand breaks: "code:who"
    planned_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_despite = models.CharField(max_length=300, blank=True)  # why, where promises are broken
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "meal_day"
        ordering = ["-on", "kitchen"]
        constraints = [
            models.UniqueConstraint(fields=["kitchen", "on"], name="meal_day_once"),
        ]

    def __str__(self) -> str:
        return f"meal day {self.public_id}"


class Route(models.Model):
    """Route (배달 경로): what one courier brings on a day; its trips stand as plain times."""

    public_id = models.CharField(max_length=12, unique=True)
    day = models.ForeignKey("care_meals.MealDay", on_delete=models.PROTECT, related_name="routes")
    courier = models.ForeignKey(
        "care_meals.Courier", on_delete=models.PROTECT, related_name="routes"
    )
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    # [{departs, returns, portions, hot_minutes, distance_m}], times as seconds since midnight
    trips = models.JSONField(default=list)
    distance_m = models.PositiveIntegerField(default=0)
    travel_minutes = models.FloatField(default=0)
    by_hand = models.BooleanField(default=False)  # somebody changed the order

    objects = ScopedRows()

    class Meta:
        db_table = "meal_route"
        ordering = ["day", "number"]
        constraints = [
            models.UniqueConstraint(fields=["day", "courier"], name="meal_route_courier_once"),
            models.UniqueConstraint(fields=["day", "number"], name="meal_route_number_once"),
        ]

    def __str__(self) -> str:
        return f"route {self.public_id}"


class Stop(models.Model):
    """Stop (방문지): one diner's door on one day: on a route, or left out with a reason, or explained.

    What was due when the day was planned is kept: window, minutes, meals. A pause is not copied
    here; it is asked of the diner each time, so that one noted at ten o'clock holds at once.
    """

    public_id = models.CharField(max_length=12, unique=True)
    day = models.ForeignKey("care_meals.MealDay", on_delete=models.PROTECT, related_name="stops")
    diner = models.ForeignKey("care_meals.Diner", on_delete=models.PROTECT, related_name="stops")
    route = models.ForeignKey(
        "care_meals.Route", null=True, blank=True, on_delete=models.PROTECT, related_name="stops"
    )
    trip = models.PositiveSmallIntegerField(default=0)  # 1 is the first
    place = models.PositiveSmallIntegerField(
        default=0
    )  # the n-th door of the route, 1 is the first
    state = models.CharField(max_length=10, default="planned")  # left_out, explained, closed
    window_from = models.TimeField()
    window_until = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=3)
    meals = models.JSONField(default=dict)  # kind → portions
    portions = models.PositiveSmallIntegerField(default=1)
    due_at = models.DateTimeField(null=True, blank=True)
    leaves_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=40, blank=True)  # why left out or explained: a code
    reason_words = models.JSONField(default=dict, blank=True)  # {ko, en} of the engine's reason
    explanation = SealedText(blank=True)
    explained_at = models.DateTimeField(null=True, blank=True)
    explained_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "meal_stop"
        ordering = ["day", "route", "place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["day", "diner"], name="meal_stop_once"),
            models.CheckConstraint(condition=models.Q(portions__gte=1), name="meal_stop_portions"),
        ]

    def __str__(self) -> str:
        return f"stop {self.public_id}"
