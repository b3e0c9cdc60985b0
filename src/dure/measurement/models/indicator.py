"""Indicators: defined once, in versions, and assigned to many organisations and places (B1, B22)."""

from django.db import models

from dure.kernel.words import Words


class Indicator(models.Model):
    """Indicator (지표): a code that stays; what it means stands in its versions."""

    code = models.CharField(max_length=30, unique=True)
    level = models.CharField(max_length=12)  # population or performance
    rba = models.CharField(max_length=16, blank=True)  # how_much, how_well, better_off_n/_pct
    direction = models.CharField(max_length=5, default="up")  # up, down, none: which way is good
    headline = models.BooleanField(default=False)
    theme = models.CharField(max_length=30, blank=True)
    outcome_ko = models.CharField(max_length=200, blank=True)  # the outcome of the agenda it serves
    outcome_en = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "indicator"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class IndicatorVersion(models.Model):
    """IndicatorVersion (지표 정의): the definition in force from a day on; older values keep theirs."""

    indicator = models.ForeignKey(
        "measurement.Indicator", on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveSmallIntegerField(default=1)
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=160)
    definition_ko = models.TextField()
    definition_en = models.TextField()
    kind = models.CharField(max_length=10)  # count, amount, ratio, mean, latest, distinct
    unit_ko = models.CharField(max_length=20)
    unit_en = models.CharField(max_length=30)
    of_people = models.BooleanField(default=False)  # counts people: small cells are protected
    decimals = models.PositiveSmallIntegerField(default=0)
    factor = models.DecimalField(max_digits=12, decimal_places=4, default=1)  # 100 for percent
    numerator_ko = models.CharField(max_length=160, blank=True)
    numerator_en = models.CharField(max_length=160, blank=True)
    denominator_ko = models.CharField(max_length=160, blank=True)
    denominator_en = models.CharField(max_length=160, blank=True)
    period_kind = models.CharField(max_length=8, default="month")  # month, quarter, half, year
    time_rule = models.CharField(max_length=14, blank=True)  # blank: the kind decides
    place_rule = models.CharField(max_length=14, blank=True)
    disaggregations = models.JSONField(default=list)  # ["sex", "age_band"]
    combinations = models.JSONField(default=list)  # cells asked for: [["sex"], ["sex","age_band"]]
    lowest = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    highest = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    computed_from = models.JSONField(
        default=dict, blank=True
    )  # service records, as YAML definition
    source_ko = models.CharField(max_length=120, blank=True)
    source_en = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField()
    what_changed_ko = models.CharField(max_length=300, blank=True)
    what_changed_en = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "indicator_version"
        ordering = ["indicator", "number"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "number"], name="indicator_version_once"),
            models.UniqueConstraint(
                fields=["indicator", "valid_from"], name="indicator_version_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} v{self.number}"

    @property
    def name(self) -> Words:
        """The name in both languages."""
        return Words(self.name_ko, self.name_en)

    @property
    def unit(self) -> Words:
        """The unit in both languages."""
        return Words(self.unit_ko, self.unit_en)


class Disaggregation(models.Model):
    """Disaggregation (세부구분): a way to split a number, with its categories in order."""

    code = models.SlugField(max_length=30, unique=True)
    name_ko = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    categories = models.JSONField(default=list)  # [{"code": "f", "ko": "여성", "en": "Women"}, …]

    class Meta:
        db_table = "disaggregation"

    def __str__(self) -> str:
        return self.code


class Assignment(models.Model):
    """Assignment (지표 배정): in an initiative, an organisation reports an indicator, for places."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="assignments"
    )
    indicator = models.ForeignKey(
        "measurement.Indicator", on_delete=models.PROTECT, related_name="assignments"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    place_code = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    computed = models.BooleanField(default=False)  # filled from service records, not typed

    class Meta:
        db_table = "assignment"
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "indicator", "organisation", "place_code"],
                name="assignment_once",
            )
        ]
        indexes = [models.Index(fields=["organisation", "initiative"], name="assignment_by_org")]

    def __str__(self) -> str:
        return f"assignment {self.pk}"


class AssignmentPause(models.Model):
    """Pause (쉼) of an assignment: it had ended and was taken up again; the days between were not asked."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="pauses")
    since = models.DateField()  # the first day that is not asked
    until = models.DateField()  # the first day that is asked again

    class Meta:
        db_table = "assignment_pause"
        constraints = [
            models.UniqueConstraint(fields=["assignment", "since"], name="assignment_pause_once"),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="assignment_pause_lasts"
            ),
        ]

    def __str__(self) -> str:
        return f"pause {self.pk}"


class Conversion(models.Model):
    """Conversion (환산): a member's own indicator mapped to a shared one, in writing (B23)."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    own_name = models.CharField(max_length=160)
    indicator = models.ForeignKey(
        "measurement.Indicator", on_delete=models.PROTECT, related_name="conversions"
    )
    factor = models.DecimalField(max_digits=18, decimal_places=8, default=1)
    reason_ko = models.TextField()
    reason_en = models.TextField(blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "conversion"

    def __str__(self) -> str:
        return f"conversion {self.pk}"


class Target(models.Model):
    """Target (목표값): baseline or target of an indicator for an organisation, place and period."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    indicator = models.ForeignKey(
        "measurement.Indicator", on_delete=models.PROTECT, related_name="targets"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    place_code = models.CharField(max_length=20, blank=True)
    period = models.CharField(max_length=8)
    role = models.CharField(max_length=8)  # baseline or target
    value = models.DecimalField(max_digits=20, decimal_places=4)

    class Meta:
        db_table = "target"
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "indicator", "organisation", "place_code", "period", "role"],
                condition=models.Q(organisation__isnull=False),
                name="target_once_an_organisation",
            ),
            models.UniqueConstraint(
                fields=["initiative", "indicator", "place_code", "period", "role"],
                condition=models.Q(organisation__isnull=True),
                name="target_once_for_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"
