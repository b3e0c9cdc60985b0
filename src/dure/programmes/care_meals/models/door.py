"""At the door: the link a courier opens, the phone that keeps it, what the phone told, and each visit."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText


class CourierLink(models.Model):
    """CourierLink (배달 링크): opens one courier's route of one day on one phone, without a password.

    The first phone keeps it; another is told so, and counted. The token is only known sealed.
    """

    public_id = models.CharField(max_length=12, unique=True)
    day = models.ForeignKey(
        "care_meals.MealDay", on_delete=models.PROTECT, related_name="courier_links"
    )
    courier = models.ForeignKey(
        "care_meals.Courier", on_delete=models.PROTECT, related_name="links"
    )
    digest = models.CharField(max_length=64, unique=True)
    token = SealedText()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)  # when its phone last spoke
    others = models.PositiveIntegerField(default=0)  # how often another phone was turned away
    others_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "courier_link"
        constraints = [
            models.UniqueConstraint(fields=["day", "courier"], name="courier_link_once"),
        ]

    def __str__(self) -> str:
        return f"courier link {self.public_id}"


class CourierPhone(models.Model):
    """CourierPhone (배달 전화): a phone that opened a link; one at a time keeps it.

    A phone that was replaced sees nothing more, but what it still holds is taken when it speaks.
    """

    link = models.ForeignKey(
        "care_meals.CourierLink", on_delete=models.PROTECT, related_name="phones"
    )
    digest = models.CharField(max_length=64)
    opened_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "courier_phone"
        constraints = [
            models.UniqueConstraint(fields=["link", "digest"], name="courier_phone_known_once"),
            models.UniqueConstraint(
                fields=["link"],
                condition=models.Q(left_at__isnull=True),
                name="courier_phone_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"courier phone {self.pk}"


class PhoneEvent(models.Model):
    """PhoneEvent (전화가 전한 일): one thing a phone told, taken once by its own number, kept for good.

    Also what could not be taken stays here with the reason: nothing a courier did is lost.
    """

    link = models.ForeignKey(
        "care_meals.CourierLink", on_delete=models.PROTECT, related_name="events"
    )
    number = models.CharField(max_length=40)  # given by the phone
    kind = models.CharField(max_length=10)  # visit, wellness, undo, danger
    stop_key = models.CharField(max_length=12, blank=True)
    at = models.DateTimeField()  # by the server's clock
    phone_at = models.DateTimeField(null=True, blank=True)  # as the phone's clock said
    told_at = models.DateTimeField()
    result = models.CharField(max_length=60)  # taken, again, late, or the code of a refusal
    told = SealedText(blank=True)  # JSON, as it came

    objects = ScopedRows()

    class Meta:
        db_table = "phone_event"
        indexes = [models.Index(fields=["stop_key"], name="phone_event_of_door")]
        constraints = [
            models.UniqueConstraint(fields=["link", "number"], name="phone_event_once"),
        ]

    def __str__(self) -> str:
        return f"phone event {self.pk}"


class DoorVisit(models.Model):
    """DoorVisit (문 앞 방문): what came of one door on one day. One stands; what was taken back stays.

    Levels of the wellness check: 1 as usual, 2 worrying, 3 bad; nothing where nobody was seen.
    """

    public_id = models.CharField(max_length=12, unique=True)
    stop = models.ForeignKey("care_meals.Stop", on_delete=models.PROTECT, related_name="visits")
    diner = models.ForeignKey("care_meals.Diner", on_delete=models.PROTECT, related_name="visits")
    link = models.ForeignKey(
        "care_meals.CourierLink", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    account = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # who wrote it down, where no phone did
    number = models.CharField(max_length=40, blank=True)  # the phone's own
    outcome = models.CharField(max_length=10)  # delivered, left, nobody, problem
    problem = models.CharField(max_length=12, blank=True)
    note = SealedText(blank=True)
    mood = models.PositiveSmallIntegerField(null=True, blank=True)
    appetite = models.PositiveSmallIntegerField(null=True, blank=True)
    walking = models.PositiveSmallIntegerField(null=True, blank=True)
    at = models.DateTimeField()
    told_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=10, blank=True)  # undo, withdrawn, replaced, late
    uncounted = models.CharField(max_length=60, blank=True)  # why the ledger does not take it

    objects = ScopedRows()

    class Meta:
        db_table = "door_visit"
        indexes = [models.Index(fields=["diner", "-at"], name="door_visit_of_diner")]
        constraints = [
            models.UniqueConstraint(
                fields=["stop"],
                condition=models.Q(undone_at__isnull=True),
                name="door_visit_one_stands",
            ),
        ]

    def __str__(self) -> str:
        return f"door visit {self.public_id}"

    @property
    def levels(self) -> tuple[int | None, int | None, int | None]:
        """Mood, appetite and walking as they were seen."""
        return self.mood, self.appetite, self.walking
