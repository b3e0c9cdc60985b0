"""Observation (값): one organisation's number for one indicator, place, period and cell."""

from django.db import models

from dure.kernel.scoped import ScopedRows


class Observation(models.Model):
    """Observation (값): reported once, whichever initiatives ask for it (E14).

    `cell` is "" for the total or "age=65-74&sex=f". `state` is `value` or `not_applicable`; not
    reported is no row. A count keeps `value`; a ratio or mean keeps `numerator` and `denominator`.
    Changes while a report is a draft are journalled; a report that stands freezes its values.
    """

    # Millions of rows: what the two indexes below answer gets no index of its own.
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    indicator = models.ForeignKey(
        "measurement.Indicator",
        on_delete=models.PROTECT,
        related_name="observations",
        db_index=False,
    )
    version = models.ForeignKey(
        "measurement.IndicatorVersion", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    period = models.CharField(max_length=8)
    place_code = models.CharField(max_length=20)
    cell = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=14, default="value")
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    numerator = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    method = models.CharField(max_length=10, default="reported")  # reported, exact, distinct, sum …
    low = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    source = models.CharField(
        max_length=12, default="form"
    )  # form, workbook, api, computed, import
    calculation = models.ForeignKey(
        "measurement.Calculation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    conversion = models.ForeignKey(  # how the organisation's own number became this one (B23)
        "measurement.Conversion",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    comment = models.CharField(max_length=500, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        "access.Account",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )

    objects = ScopedRows()

    class Meta:
        db_table = "observation"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "period", "indicator", "place_code", "cell"],
                name="observation_once",
            )
        ]
        indexes = [
            models.Index(fields=["indicator", "period", "cell"], name="observation_by_ind"),
            # Programs that keep a copy ask page by page for what was written since.
            models.Index(fields=["changed_at", "id"], name="observation_by_change"),
        ]

    def __str__(self) -> str:
        return f"observation {self.pk}"


class Calculation(models.Model):
    """Calculation (산출): one run from service records to values: what, from which ledger head."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    period = models.CharField(max_length=8)
    ledger_head = models.BigIntegerField()  # the id of the last service record that was read
    records_read = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    fingerprint = models.CharField(max_length=64)
    trace = models.JSONField(default=dict)

    class Meta:
        db_table = "calculation"
        indexes = [models.Index(fields=["organisation", "period"], name="calculation_by_org")]

    def __str__(self) -> str:
        return f"calculation {self.pk}"


class Evidence(models.Model):
    """Evidence (증빙): a photo, quote or story attached to a value, with its consent state (B25)."""

    report = models.ForeignKey(
        "measurement.Report", on_delete=models.PROTECT, related_name="evidence"
    )
    indicator = models.ForeignKey(
        "measurement.Indicator", on_delete=models.PROTECT, related_name="+"
    )
    attachment = models.ForeignKey(
        "files.Attachment", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    quote = models.TextField(blank=True)
    consent_state = models.CharField(max_length=20, default="none_needed")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "evidence"

    def __str__(self) -> str:
        return f"evidence {self.pk}"


class Why(models.Model):
    """Why (흐름의 까닭): the story behind a curve, written by people, beside the trend (B17)."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    indicator = models.ForeignKey(
        "measurement.Indicator", on_delete=models.PROTECT, related_name="whys"
    )
    period = models.CharField(max_length=8)
    text_ko = models.TextField()
    text_en = models.TextField(blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "why"
        ordering = ["-period", "-id"]

    def __str__(self) -> str:
        return f"why {self.pk}"


class PopulationValue(models.Model):
    """PopulationValue (지역 통계값): a public statistic of a whole place, from a file, with its source."""

    indicator = models.ForeignKey(
        "measurement.Indicator", on_delete=models.PROTECT, related_name="population_values"
    )
    place_code = models.CharField(max_length=20)
    period = models.CharField(max_length=8)
    cell = models.CharField(max_length=160, blank=True)
    value = models.DecimalField(max_digits=20, decimal_places=4)
    source = models.CharField(max_length=200)
    synthetic = models.BooleanField(default=False)
    loaded_at = models.DateTimeField()

    class Meta:
        db_table = "population_value"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "place_code", "period", "cell"], name="population_value_once"
            )
        ]

    def __str__(self) -> str:
        return f"population value {self.pk}"
