"""Item (물건): something broken that somebody brought."""

from django.db import models

from dure.kernel.scoped import ScopedRows


class Item(models.Model):
    """Item (물건): what was brought, and whether it works again."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=80)
    place_code = models.CharField(max_length=20)
    brought_at = models.DateTimeField()
    mended_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "repair_item"

    def __str__(self) -> str:
        return f"item {self.pk}"
