"""Hours and credit between organisations: each posting has two sides, so it always balances."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from dure.kernel.ledger import LedgerRows
from dure.kernel.scoped import ScopedRows


class CreditPosting(models.Model):
    """CreditPosting (품앗이 장부의 줄): so many hours, or won, from one organisation to another.

    Both sides stand in one line, a debit and a credit of the same amount in the same unit: no half of
    it can ever be written, and all balances of a unit add up to nothing. A mistake is answered by the
    line the other way round, once.
    """

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    unit = models.CharField(max_length=4)  # hour, won
    giver = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    receiver = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    words = models.CharField(max_length=200, blank=True)
    happened_on = models.DateField()
    source = models.CharField(max_length=60, unique=True)  # booking:…, hand:…, reversal:…
    booking = models.ForeignKey(
        "activities.Booking", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reverses = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="reversed_by"
    )
    recorded_at = models.DateTimeField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.CharField(max_length=160)

    objects = LedgerRows()

    class Meta:
        db_table = "credit_posting"
        indexes = [
            models.Index(fields=["initiative", "unit", "giver"], name="credit_by_giver"),
            models.Index(fields=["initiative", "unit", "receiver"], name="credit_by_receiver"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="credit_of_something"),
            models.CheckConstraint(
                condition=~Q(giver=F("receiver")), name="credit_between_two_organisations"
            ),
            models.CheckConstraint(condition=Q(unit__in=("hour", "won")), name="credit_in_a_unit"),
        ]

    def __str__(self) -> str:
        return f"posting {self.public_id}"


class CreditLimit(models.Model):
    """CreditLimit (품앗이 한도): how far below nothing a balance may go, from a day on.

    Without an organisation it holds for all; the newest of a day holds; one for an organisation wins.
    """

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    unit = models.CharField(max_length=4)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    since_on = models.DateField()
    most = models.DecimalField(max_digits=12, decimal_places=2)  # that may be owed
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=160)

    objects = LedgerRows()

    class Meta:
        db_table = "credit_limit"
        ordering = ["since_on", "pk"]

    def __str__(self) -> str:
        return f"limit in {self.unit}"


class CreditAccount(models.Model):
    """CreditAccount (품앗이 계정): held while something is promised on it: limits hold for two at once."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    unit = models.CharField(max_length=4)

    objects = ScopedRows()

    class Meta:
        db_table = "credit_account"
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "organisation", "unit"], name="credit_account_once"
            )
        ]

    def __str__(self) -> str:
        return f"account {self.pk}"
