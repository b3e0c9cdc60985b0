"""ApiCall (API 호출): a call that named itself, and what it was answered, kept for a day."""

from django.db import models


class ApiCall(models.Model):
    """ApiCall (API 호출): sent again under the same name it gets the same answer and does nothing."""

    caller = models.CharField(max_length=64)  # a digest of the key, never the key
    name = models.CharField(max_length=100)
    asked = models.CharField(max_length=64)  # a digest of method, address and body
    status = models.PositiveSmallIntegerField(default=0)  # 0 while it is being carried out
    kind = models.CharField(max_length=60, blank=True)
    answer = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "api_call"
        constraints = [
            models.UniqueConstraint(fields=["caller", "name"], name="api_call_once"),
        ]

    def __str__(self) -> str:
        return self.name
