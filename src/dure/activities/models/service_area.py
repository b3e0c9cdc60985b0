"""ServiceArea (활동 지역): a place that a service works in, beside the place where it is."""

from django.db import models

from dure.kernel.scoped import ScopedRows


class ServiceArea(models.Model):
    """ServiceArea (활동 지역): one dated place; `share` is how much of the capacity belongs to it."""

    service = models.ForeignKey(
        "activities.Service", on_delete=models.CASCADE, related_name="areas"
    )
    place_code = models.CharField(max_length=20)
    share = models.PositiveIntegerField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "service_area"
        constraints = [
            models.UniqueConstraint(fields=["service", "place_code"], name="service_area_once")
        ]
        indexes = [models.Index(fields=["place_code"], name="service_area_by_place")]

    def __str__(self) -> str:
        return f"area {self.place_code} of service {self.service_id}"
