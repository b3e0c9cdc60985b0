"""Work (진행 중인 일): a long verb on its way; its progress outlives a closed tab."""

from django.db import models


class Work(models.Model):
    """Work (진행 중인 일): started by somebody, done by the worker; shows how far and how it ended."""

    public_id = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=60)  # the verb that will be carried out
    account = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    initiative = models.ForeignKey(
        "organisations.Initiative",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    state = models.CharField(max_length=10, default="waiting")  # waiting, running, done, refused
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    told_ko = models.TextField(blank=True)
    told_en = models.TextField(blank=True)
    result = models.CharField(max_length=200, blank=True)  # where the outcome can be seen
    started_at = models.DateTimeField()
    touched_at = models.DateTimeField()

    class Meta:
        db_table = "work"

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
