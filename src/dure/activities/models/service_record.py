"""ServiceRecord (서비스 기록): the service ledger, one line per thing done; insert only."""

from django.db import models

from dure.kernel.ledger import LedgerRows


class ServiceRecord(models.Model):
    """ServiceRecord (서비스 기록): what was done, for whom or how many, where, when and by whom.

    A mistake is answered by a reversing line (`reverses`, quantity negated) and a new line, both
    pointing to the first (`corrects`). `source` is unique: the same fact cannot be recorded twice.
    The only permitted change is forgetting the person.
    """

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.ForeignKey("activities.ServiceKind", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    head_count = models.PositiveIntegerField(null=True, blank=True)  # anonymous people, no names
    quantity = models.DecimalField(max_digits=14, decimal_places=2)
    unit = models.CharField(max_length=20)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    place_code = models.CharField(max_length=20)
    worker = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source = models.CharField(
        max_length=120, unique=True
    )  # "import:3f2a…:17", "session:8:person:5"
    consent_basis = models.CharField(max_length=40, blank=True)
    attributes = models.JSONField(default=dict)  # disaggregation codes as they were that day
    reverses = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="reversed_by"
    )
    corrects = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections"
    )

    objects = LedgerRows()

    class Meta:
        db_table = "service_record"
        indexes = [
            models.Index(
                fields=["initiative", "kind", "occurred_at"], name="service_record_by_kind"
            ),
            models.Index(fields=["organisation", "occurred_at"], name="service_record_by_org"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=True) | models.Q(head_count__isnull=True),
                name="service_record_person_or_heads",
            )
        ]

    def __str__(self) -> str:
        return f"service record {self.pk}"
