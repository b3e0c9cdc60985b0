"""CountingGround (집계 근거): on what legal ground an initiative counts people, from which day."""

from django.db import models

from dure.kernel.ledger import LedgerRows


class CountingGround(models.Model):
    """CountingGround (집계 근거): a way of counting people, the words of its basis, who recorded it.

    Written once and never changed; the newest one of a day holds. Without any, people are added up.
    """

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="counting_grounds"
    )
    mode = models.CharField(max_length=20)  # registry, entrusted, estimate, sum
    basis = models.TextField(blank=True)
    since_on = models.DateField()
    recorded_at = models.DateTimeField()
    # The name as it was then; whose account it is stands in the journal (access points to us).
    recorded_by = models.CharField(max_length=160)

    objects = LedgerRows()

    class Meta:
        db_table = "counting_ground"
        ordering = ["initiative", "since_on", "id"]

    def __str__(self) -> str:
        return f"{self.mode} since {self.since_on}"
