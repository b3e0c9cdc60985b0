"""Upload (올린 파일): a file somebody brought, what was seen in it, and whether it was taken (B8)."""

from django.db import models


class Upload(models.Model):
    """Upload (올린 파일): looked through first, taken only when its owner says so."""

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    kind = models.CharField(max_length=20)  # workbook, reports, records, …
    name = models.CharField(max_length=200)
    attachment = models.ForeignKey("files.Attachment", on_delete=models.PROTECT, related_name="+")
    sheet = models.CharField(max_length=40, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    partial = models.BooleanField(default=False)
    # new → looked (or mapping, where its columns must be named first) → taken
    state = models.CharField(max_length=10, default="new")
    outcome = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "upload"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"upload {self.public_id}"
