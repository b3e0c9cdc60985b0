"""Rolls (명부): who founds, who was elected delegate, who sits on the board; from a day, until a day."""

from django.db import models

from dure.kernel.scoped import ScopedRows


class RollSeat(models.Model):
    """RollSeat (명부 자리): an organisation on a list, and the person who sits there for it.

    A member founds once and has one delegate. Directors are people: several may come from one member, each
    in a `place` of its own, and whoever follows one of them sits in the same place. Nothing is taken away:
    a seat ends, and the next one begins.
    """

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    roll = models.CharField(max_length=10)  # founders, delegates, directors
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    account = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # a founder is spoken for by its delegate
    place = models.PositiveSmallIntegerField(default=1)  # the first, the second … of this member
    is_head = models.BooleanField(default=False)  # the chair of the board
    proof = models.CharField(max_length=200)  # the consent or the election by which it sits here
    since = models.DateField()
    ended_on = models.DateField(
        null=True, blank=True
    )  # the first day on which it no longer sits here

    objects = ScopedRows()

    class Meta:
        db_table = "roll_seat"
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "roll", "organisation", "place"],
                condition=models.Q(ended_on__isnull=True),
                name="roll_seat_one_a_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} on {self.roll}"
