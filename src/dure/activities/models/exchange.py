"""Resource exchange: what an organisation lends or gives, what it asks for, bookings and their return."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from dure.kernel.ledger import LedgerRows
from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText
from dure.kernel.words import Words


class ResourceOffer(models.Model):
    """ResourceOffer (내놓은 자원): a vehicle, a room, hours or food that others may book.

    `amount` is how much can be out at one moment (seats of a van, one van, portions of a soup). Food is
    given, not lent: its amount shrinks with every booking until its best-before.
    """

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=10)  # vehicle, room, hours, food
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    about_ko = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    place_code = models.CharField(max_length=20)
    amount = models.PositiveIntegerField(default=1)
    unit = models.CharField(max_length=20, default="대")
    zone = models.CharField(max_length=40, default="Asia/Seoul")
    opening = models.JSONField(default=dict, blank=True)  # weekday 0–6 → [[from, until], …]
    whole = models.BooleanField(default=False)  # all of the time lies in the opening hours
    before_min = models.PositiveSmallIntegerField(default=0)
    after_min = models.PositiveSmallIntegerField(default=0)
    longest_h = models.PositiveSmallIntegerField(default=72)
    price_unit = models.CharField(max_length=4, blank=True)  # hour, won; nothing: free
    price = models.DecimalField(max_digits=10, decimal_places=2, default=0)  # for an hour of one
    best_before = models.DateTimeField(null=True, blank=True)
    asks = models.BooleanField(default=True)  # the lender says yes to each booking
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField(max_length=12, blank=True)  # ended, best_before

    objects = ScopedRows()

    class Meta:
        db_table = "resource_offer"
        indexes = [models.Index(fields=["initiative", "kind"], name="resource_offer_by_kind")]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=1), name="resource_offer_of_something"),
            models.CheckConstraint(condition=Q(price__gte=0), name="resource_offer_price"),
        ]

    def __str__(self) -> str:
        return f"offer {self.public_id}"

    @property
    def name(self) -> Words:
        """The name in both languages."""
        return Words(self.name_ko, self.name_en)


class ResourceClosure(models.Model):
    """ResourceClosure (쉬는 날): days on which an offer cannot be had."""

    offer = models.ForeignKey(
        "activities.ResourceOffer", on_delete=models.PROTECT, related_name="closures"
    )
    starts_on = models.DateField()
    ends_before = models.DateField()
    reason = models.CharField(max_length=120, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "resource_closure"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_before__gt=F("starts_on")), name="resource_closure_ends_later"
            )
        ]

    def __str__(self) -> str:
        return f"closure {self.pk}"


class ResourceRequest(models.Model):
    """ResourceRequest (필요한 자원): what an organisation asks the others for, until a day."""

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=10)
    text = models.CharField(max_length=300)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="open")  # answered, withdrawn, expired
    answered_by = models.ForeignKey(
        "activities.ResourceOffer",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "resource_request"

    def __str__(self) -> str:
        return f"request {self.public_id}"


class Booking(models.Model):
    """Booking (예약): an organisation has a resource from an instant to another one.

    `busy_from` and `busy_until` are the same with the buffers: the time nobody else can have it.
    """

    public_id = models.CharField(max_length=12, unique=True)
    offer = models.ForeignKey(
        "activities.ResourceOffer", on_delete=models.PROTECT, related_name="bookings"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    busy_from = models.DateTimeField()
    busy_until = models.DateTimeField()
    amount = models.PositiveIntegerField(default=1)
    purpose = models.CharField(max_length=200)
    # asked, agreed, out, back; declined, cancelled, no_show, expired
    state = models.CharField(max_length=10, default="asked")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "booking"
        indexes = [models.Index(fields=["offer", "busy_from"], name="booking_of_offer")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="booking_lasts"),
            models.CheckConstraint(condition=Q(amount__gte=1), name="booking_of_something"),
        ]

    def __str__(self) -> str:
        return f"booking {self.public_id}"


class BookingStep(models.Model):
    """BookingStep (예약 단계): what became of a booking, by whom, when; append-only."""

    booking = models.ForeignKey(
        "activities.Booking", on_delete=models.PROTECT, related_name="steps"
    )
    kind = models.CharField(max_length=10)
    at = models.DateTimeField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.CharField(max_length=160)
    note = SealedText(blank=True)

    objects = LedgerRows()

    class Meta:
        db_table = "booking_step"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} of booking {self.booking_id}"


class Return(models.Model):
    """Return (돌려받음): when a loan came back, in what condition, how late; append-only."""

    booking = models.OneToOneField(
        "activities.Booking", on_delete=models.PROTECT, related_name="back"
    )
    returned_at = models.DateTimeField()
    late_min = models.PositiveIntegerField(default=0)
    condition = models.CharField(max_length=10)  # good, worn, damaged, missing
    note = SealedText(blank=True)
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=160)

    objects = LedgerRows()

    class Meta:
        db_table = "booking_return"

    def __str__(self) -> str:
        return f"return of booking {self.booking_id}"
