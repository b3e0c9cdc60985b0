"""Diner (이용 어르신): who eats, where the door is, and what is known about it."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText


class Diner(models.Model):
    """Diner (이용 어르신): a person to whom one kitchen brings meals, or who comes to its hall.

    Who it is stands in `ground.people`, behind the gate; the address and the way to the door are
    sealed here as well. `household` is one key for all who live behind one door.
    """

    public_id = models.CharField(max_length=12, unique=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    kitchen = models.ForeignKey(
        "care_meals.Kitchen", on_delete=models.PROTECT, related_name="diners"
    )
    address = SealedText(blank=True)
    latitude = SealedText(blank=True)  # decimal degrees as text; nothing where nobody has looked
    longitude = SealedText(blank=True)
    place_code = models.CharField(max_length=20)
    door_from = models.TimeField(null=True, blank=True)
    door_until = models.TimeField(null=True, blank=True)
    door_minutes = models.PositiveSmallIntegerField(default=3)
    door_note = SealedText(blank=True)  # "dog, second floor"
    county_unknown = models.BooleanField(default=False)  # the address names one that no list knows
    # Somebody said once that a door across the border is right; until the address changes.
    border_reason = models.CharField(max_length=12, blank=True)
    border_words = SealedText(blank=True)
    border_at = models.DateTimeField(null=True, blank=True)
    border_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    door_changed_at = models.DateTimeField(null=True, blank=True)  # phones look again
    usual_courier_key = models.PositiveBigIntegerField(null=True, blank=True)
    household = models.CharField(max_length=12)
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)  # the first day without a meal
    ending = models.CharField(max_length=12, blank=True)  # died, moved, care_home, wish, other

    objects = ScopedRows()

    class Meta:
        db_table = "diner"
        indexes = [models.Index(fields=["kitchen", "household"], name="diner_by_household")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kitchen"],
                condition=models.Q(ended_on__isnull=True),
                name="diner_once_a_kitchen",
            ),
            models.CheckConstraint(
                condition=models.Q(door_from__isnull=True)
                | models.Q(door_until__isnull=True)
                | models.Q(door_until__gt=models.F("door_from")),
                name="diner_door_window",
            ),
        ]

    def __str__(self) -> str:
        return f"diner {self.public_id}"

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude of the door; None where nobody has looked."""
        if not self.latitude or not self.longitude:
            return None
        return float(self.latitude), float(self.longitude)


class MealOrder(models.Model):
    """MealOrder (식사 신청): which meals on which weekdays, how many, from when to when.

    `until` is the first day on which it no longer holds. A change ends one and begins another.
    """

    diner = models.ForeignKey("care_meals.Diner", on_delete=models.PROTECT, related_name="orders")
    kind = models.CharField(max_length=60)  # care_meals.lunchbox, .banchan, .hall
    weekdays = models.JSONField(default=list)  # 1 is Monday, 7 is Sunday
    portions = models.PositiveSmallIntegerField(default=1)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "meal_order"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(portions__gte=1), name="meal_order_some_portions"
            ),
            models.UniqueConstraint(
                fields=["diner", "kind"],
                condition=models.Q(until__isnull=True),
                name="meal_order_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"meal order {self.pk}"


class DinerNeed(models.Model):
    """DinerNeed (식사 주의): what must not be in a meal, and how it must be. Dated, never overwritten.

    `noted_at` says when somebody wrote it down: a change during cooking has a time.
    """

    diner = models.ForeignKey("care_meals.Diner", on_delete=models.PROTECT, related_name="needs")
    allergens = models.JSONField(default=list)  # codes of the list in force
    diet = models.CharField(max_length=20, blank=True)  # low_salt, diabetic, …; empty: regular
    texture = models.PositiveSmallIntegerField(default=7)  # IDDSI 0 to 7
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "diner_need"
        ordering = ["diner", "noted_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(texture__lte=7), name="diner_need_texture_iddsi"
            )
        ]

    def __str__(self) -> str:
        return f"diner need {self.pk}"


class Pause(models.Model):
    """Pause (쉼): no meals from a day on, for a reason; `until` is the first day with meals again."""

    diner = models.ForeignKey("care_meals.Diner", on_delete=models.PROTECT, related_name="pauses")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=12)  # hospital, holiday, family, other

    objects = ScopedRows()

    class Meta:
        db_table = "meal_pause"

    def __str__(self) -> str:
        return f"pause {self.pk}"


class DinerContact(models.Model):
    """DinerContact (비상연락처): who is called, in which order, and who wants "12:10, seen, well"."""

    diner = models.ForeignKey("care_meals.Diner", on_delete=models.PROTECT, related_name="contacts")
    order = models.PositiveSmallIntegerField(default=1)
    relation = models.CharField(
        max_length=20
    )  # family, neighbour, village_head, care_worker, other
    name = SealedText()
    phone = SealedText()
    mail = SealedText(blank=True)  # where family messages go, as long as no channel reaches a phone
    consent = models.ForeignKey(
        "consent.Consent", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    wants_message = models.BooleanField(default=False)
    ended_on = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "diner_contact"
        ordering = ["diner", "order", "id"]

    def __str__(self) -> str:
        return f"contact {self.pk}"

    @property
    def heard_as(self) -> str:
        """How a notice to this contact names it."""
        return f"contact:{self.pk}"
