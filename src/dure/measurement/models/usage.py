"""Where published numbers went: what people told us of, and what was taken from these pages (B21)."""

from django.db import models


class NumberUse(models.Model):
    """NumberUse (쓰인 곳): somebody put a published number into a report, a poster, a page.

    `number` is the row that was cited; when the number is restated, this use still shows the old one
    until its author has brought it up to date.
    """

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    address = models.CharField(max_length=40)
    number = models.ForeignKey(
        "measurement.PublishedNumber", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=12)  # rules.using.KINDS
    title = models.CharField(max_length=160)
    link = models.CharField(max_length=300, blank=True)
    used_on = models.DateField()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    renewed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "number_use"
        indexes = [models.Index(fields=["address"], name="number_use_by_address")]

    def __str__(self) -> str:
        return f"use {self.pk}"


class NumbersTaken(models.Model):
    """NumbersTaken (가져간 자료): on how many days a file of one release was taken, or a number embedded.

    One row a release, form and place, written at most once a day: a public file that is asked for
    all day must not make the database write all day. Nobody who took it is known. `site` is the host
    of a page that shows the number, as its browser names it.
    """

    publication = models.ForeignKey(
        "measurement.Publication", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    form = models.CharField(max_length=12)  # rules.using.FORMS
    indicator = models.CharField(max_length=40, blank=True)  # "" is all of them
    address = models.CharField(max_length=40, blank=True)  # "" is every number of the file
    site = models.CharField(max_length=120, blank=True)
    days = models.PositiveIntegerField(default=1)
    first_on = models.DateField()
    last_on = models.DateField()

    class Meta:
        db_table = "numbers_taken"
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "form", "indicator", "address", "site"],
                name="numbers_taken_once",
            )
        ]

    def __str__(self) -> str:
        return f"taken {self.pk}"
