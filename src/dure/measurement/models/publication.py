"""Publications: a frozen release behind disclosure control, and every later change to it."""

from django.db import models


class Publication(models.Model):
    """Publication (공표): one frozen release of an initiative's numbers; never edited."""

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="publications"
    )
    number = models.PositiveIntegerField()
    title_ko = models.CharField(max_length=160)
    title_en = models.CharField(max_length=160)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    min_cell = models.PositiveSmallIntegerField()
    as_of = models.DateField()  # the place tree of this day was used
    engine = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    licence = models.CharField(max_length=60)
    cause = models.CharField(max_length=20, default="release")  # release or restatement
    # Indicators that could not be protected and were left out: [{"indicator": id, "version": id}].
    held_back = models.JSONField(default=list)
    # How people were counted over organisations, and the links behind it (`types/people.py`).
    people = models.JSONField(default=dict)
    # By which further rules it was protected (`organisations.types.ProtectionRules`).
    rules = models.JSONField(default=dict)

    class Meta:
        db_table = "publication"
        constraints = [
            models.UniqueConstraint(fields=["initiative", "number"], name="publication_number_once")
        ]

    def __str__(self) -> str:
        return f"publication {self.public_id}"


class ReleasePreview(models.Model):
    """ReleasePreview (공표 미리보기): a release as it would be, told before anything is published.

    No number is kept here except the first changes of public ones. Publishing prepares again and
    goes through only when everything comes out under the same `seal`.
    """

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    first = models.CharField(max_length=8)
    last = models.CharField(max_length=8)
    as_of = models.DateField()
    mark = models.BigIntegerField()
    seal = models.CharField(max_length=64)
    told = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    # Nobody asked for what the house itself drafts after a withdrawn consent (`cause`).
    asked_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cause = models.CharField(max_length=30, blank=True)
    indicators = models.JSONField(default=list)  # of these alone; all that are assigned where none
    publication = models.ForeignKey(
        "measurement.Publication", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        db_table = "release_preview"

    def __str__(self) -> str:
        return f"preview {self.public_id}"


class PublishedNumber(models.Model):
    """PublishedNumber (공표값): one number of a release; `address` is the same in every release.

    `status`: published, primary (fewer than the threshold), secondary (hidden to protect another),
    not_reported, not_applicable. A hidden number's value is not stored here at all.
    """

    # A release holds a great many of these: each index here is one that a page needs.
    publication = models.ForeignKey(
        "measurement.Publication",
        on_delete=models.PROTECT,
        related_name="numbers",
        db_index=False,
    )
    address = models.CharField(max_length=40)  # a digest of initiative, indicator, period, place …
    indicator = models.ForeignKey(
        "measurement.Indicator", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    version = models.ForeignKey(
        "measurement.IndicatorVersion", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    period = models.CharField(max_length=8)
    place_code = models.CharField(max_length=20, blank=True)  # "" is the whole initiative
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    cell = models.CharField(max_length=160, blank=True)
    status = models.CharField(max_length=14)
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    numerator = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    denominator = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    method = models.CharField(max_length=10)
    low = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    reported = models.PositiveIntegerField(default=0)  # organisations that reported
    expected = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "published_number"
        constraints = [
            models.UniqueConstraint(fields=["publication", "address"], name="published_number_once")
        ]
        indexes = [
            models.Index(fields=["address", "publication"], name="published_by_address"),
            models.Index(fields=["indicator", "period"], name="published_by_indicator"),
            models.Index(
                fields=["cell", "place_code", "organisation", "indicator"],
                name="published_by_where",
            ),
        ]

    def __str__(self) -> str:
        return f"published number {self.address}"


class WithheldNumber(models.Model):
    """WithheldNumber (가린 값): what stood behind a hidden number when a release was frozen.

    Read by disclosure control and by nobody else: the next release must not give away what this one
    hid, also when the report behind it has changed since. Kept apart, so that no question about what
    was published can reach it. A restatement notes the hidden numbers that it does not mention, too.
    """

    publication = models.ForeignKey(
        "measurement.Publication", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    indicator = models.ForeignKey(
        "measurement.Indicator", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    period = models.CharField(max_length=8)
    place_code = models.CharField(max_length=20, blank=True)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    cell = models.CharField(max_length=160, blank=True)
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    numerator = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    denominator = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)

    class Meta:
        db_table = "withheld_number"
        indexes = [models.Index(fields=["indicator", "publication"], name="withheld_by_indicator")]

    def __str__(self) -> str:
        return f"withheld number {self.pk}"


class Restatement(models.Model):
    """Restatement (정정): a published number changed: old, new, cause and who (B21)."""

    address = models.CharField(max_length=40)
    publication = models.ForeignKey(
        "measurement.Publication", on_delete=models.PROTECT, related_name="restatements"
    )
    old_number = models.ForeignKey(
        "measurement.PublishedNumber", on_delete=models.PROTECT, related_name="+"
    )
    new_number = models.ForeignKey(
        "measurement.PublishedNumber", on_delete=models.PROTECT, related_name="+"
    )
    cause = models.CharField(max_length=30)  # report_returned, correction, definition, consent …
    cause_ko = models.CharField(max_length=300)
    cause_en = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "restatement"
        indexes = [models.Index(fields=["address"], name="restatement_by_address")]

    def __str__(self) -> str:
        return f"restatement {self.pk}"


class ColumnMapping(models.Model):
    """ColumnMapping (열 대응): how a partner's own spreadsheet is read, remembered (B8, C12)."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=120)
    mapping = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "column_mapping"
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="column_mapping_once")
        ]

    def __str__(self) -> str:
        return f"mapping {self.pk}"


class ImportedFile(models.Model):
    """ImportedFile (가져온 파일): the fingerprint of what was taken, so that twice changes nothing."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=20)
    fingerprint = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    rows_taken = models.PositiveIntegerField()
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        db_table = "imported_file"
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "kind", "fingerprint"], name="imported_file_once"
            )
        ]

    def __str__(self) -> str:
        return f"imported file {self.pk}"
