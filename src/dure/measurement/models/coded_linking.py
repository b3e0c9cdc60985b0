"""Links under contract: who may be one person, by numbers that mean nothing without a key."""

from django.db import models

from dure.kernel.ledger import LedgerRows


class CodedPair(models.Model):
    """CodedPair (부호로 이은 쌍): two numbers of a run and how probably they are one person.

    A number is made of a person by a key outside the database (`kernel.link_keys`): no row here leads
    to anybody, in no copy of the database, once the key is gone.
    """

    run = models.ForeignKey(
        "measurement.LinkRun", on_delete=models.CASCADE, related_name="coded_pairs"
    )
    left = models.BigIntegerField()
    right = models.BigIntegerField()
    probability = models.FloatField()
    levels = models.JSONField(default=dict)

    class Meta:
        db_table = "coded_pair"
        constraints = [
            models.UniqueConstraint(fields=["run", "left", "right"], name="coded_pair_once"),
        ]

    def __str__(self) -> str:
        return f"coded pair {self.pk}"


class CodedDecision(models.Model):
    """CodedDecision (부호 쌍 판단): same, different or not sure, why, by whom. The newest holds."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    left = models.BigIntegerField()
    right = models.BigIntegerField()
    verdict = models.CharField(max_length=10)
    reason = models.CharField(max_length=300)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")

    objects = LedgerRows()

    class Meta:
        db_table = "coded_decision"
        indexes = [models.Index(fields=["initiative", "left", "right"], name="coded_by_pair")]

    def __str__(self) -> str:
        return f"{self.verdict}: coded decision {self.pk}"
