"""Need (필요): how many people of a group need a kind of service at a place, from which source."""

from django.db import models

from dure.kernel.scoped import ScopedRows


class Need(models.Model):
    """Need (필요): zero is a count; no row is unknown; `not_applicable` has no count.

    What was said of a later day stands; earlier rows stay, so that one sees how it came.
    """

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.ForeignKey("activities.ServiceKind", on_delete=models.PROTECT, related_name="+")
    place_code = models.CharField(max_length=20)
    group = models.CharField(max_length=40, blank=True)  # a code; empty for everybody there
    state = models.CharField(max_length=16, default="value")  # value, not_applicable
    count = models.PositiveIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=20, default="명")
    source = models.CharField(max_length=200)
    counted_on = models.DateField()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(
        "access.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "need"
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "kind", "place_code", "group", "counted_on"], name="need_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state="value", count__isnull=False)
                | models.Q(state="not_applicable", count__isnull=True),
                name="need_count_or_not_applicable",
            ),
        ]

    def __str__(self) -> str:
        return f"need {self.pk}"
