"""Kitchen (주방): where meals are cooked and from where they leave."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.words import Words


class Kitchen(models.Model):
    """Kitchen (주방): an organisation cooks here, so many meals a day, between these hours."""

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    place_code = models.CharField(max_length=20)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    capacity = models.PositiveIntegerField(default=0)  # meals a day; 0: nobody has said
    opens = models.TimeField()
    closes = models.TimeField()
    licence = models.CharField(max_length=200, blank=True)  # the notification of a group kitchen
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "kitchen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")), name="kitchen_closes_later"
            )
        ]

    def __str__(self) -> str:
        return f"kitchen {self.public_id}"

    @property
    def name(self) -> Words:
        """The name in both languages."""
        return Words(self.name_ko, self.name_en)

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude; None where nobody has looked."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude
