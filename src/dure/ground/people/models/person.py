"""Person (사람): somebody who is served, cooks, learns or plays. Names and numbers are sealed."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText


class Person(models.Model):
    """Person (사람): known to the organisation that registered them; opened only through the gate.

    No resident registration number has a column here, and none can be stored in any other.
    """

    public_id = models.CharField(max_length=12, unique=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    own_number = models.CharField(max_length=40, blank=True)  # the organisation's own number
    name = SealedText(blank=True)  # as the person is called; the parts below where they are known
    family_name = SealedText(blank=True)
    given_name = SealedText(blank=True)
    other_name = SealedText(blank=True)  # another spelling or script, a former name
    birth_date = SealedText(blank=True)  # ISO day, or "1941-03" where only the month is known
    phone = SealedText(blank=True)
    address = SealedText(blank=True)
    note = SealedText(blank=True)
    sex = models.CharField(max_length=1, blank=True)  # f, m, x or nothing
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    place_code = models.CharField(max_length=20, blank=True)
    attributes = models.JSONField(default=dict, blank=True)  # disaggregation codes, never free text
    registered_at = models.DateTimeField()
    deceased_on = models.DateField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "person"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "own_number"],
                condition=~models.Q(own_number=""),
                name="person_own_number_once",
            )
        ]

    def __str__(self) -> str:
        return f"person {self.public_id}"


class Guardian(models.Model):
    """Guardian (보호자): one of the four kinds of the law, with evidence and limits."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="guardians")
    kind = models.CharField(max_length=20)  # parent, court, family, named (발달장애인법 2조)
    court_kind = models.CharField(max_length=20, blank=True)  # full, limited, specific, voluntary
    name = SealedText(blank=True)
    phone = SealedText(blank=True)
    limits = SealedText(blank=True)  # what the court order covers, and what it does not
    evidence = models.CharField(max_length=20, blank=True)  # which paper was shown
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "guardian"

    def __str__(self) -> str:
        return f"guardian {self.pk}"


class Supporter(models.Model):
    """Supporter (의사결정 지원인): somebody who helps a person decide, and decides nothing."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="supporters")
    name = SealedText(blank=True)
    phone = SealedText(blank=True)
    relation = SealedText(blank=True)
    helps_with = models.JSONField(default=list)  # codes: understand, say, remember, meet
    chosen_by_person = models.BooleanField(default=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "supporter"

    def __str__(self) -> str:
        return f"supporter {self.pk}"
