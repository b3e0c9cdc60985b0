"""Linking (사람 잇기): who may be one person, and what somebody who looked said of it."""

from django.db import models

from dure.kernel.ledger import LedgerRows


class LinkRun(models.Model):
    """LinkRun (사람 잇기): one comparison of those who agreed, on a recorded ground; the newest holds."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    mode = models.CharField(max_length=20)
    basis = models.TextField()
    compared = models.PositiveIntegerField()  # people who agreed on that day
    pairs = models.PositiveBigIntegerField()
    fingerprint = models.CharField(max_length=64)
    engine = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    # Under contract: when its pairs and their key were destroyed. From then on it counts nobody.
    destroyed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "link_run"
        ordering = ["initiative", "id"]

    def __str__(self) -> str:
        return f"link run {self.pk}"


class LikelyPair(models.Model):
    """LikelyPair (닮은 쌍): two people of a run and how probably they are one. No name is kept here."""

    run = models.ForeignKey(
        "measurement.LinkRun", on_delete=models.CASCADE, related_name="likely_pairs"
    )
    left = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    right = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    probability = models.FloatField()
    levels = models.JSONField(default=dict)  # what agrees and what does not, field by field

    class Meta:
        db_table = "likely_pair"
        constraints = [
            models.UniqueConstraint(fields=["run", "left", "right"], name="likely_pair_once"),
        ]

    def __str__(self) -> str:
        return f"pair {self.pk}"


class PairDecision(models.Model):
    """PairDecision (쌍 판단): same, different or not sure, why, by whom. The newest of a pair holds."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    left = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    right = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10)
    reason = models.CharField(max_length=300)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")

    objects = LedgerRows()

    class Meta:
        db_table = "pair_decision"
        indexes = [models.Index(fields=["initiative", "left", "right"], name="decision_by_pair")]

    def __str__(self) -> str:
        return f"{self.verdict}: {self.left_id}, {self.right_id}"
