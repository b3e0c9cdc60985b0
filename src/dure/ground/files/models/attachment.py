"""Attachment (첨부): a file kept with its fingerprint; the same bytes are kept once."""

from django.db import models

from dure.kernel.scoped import ScopedRows


class Attachment(models.Model):
    """Attachment (첨부): evidence or an imported file, with the consent state of whoever is pictured."""

    public_id = models.CharField(max_length=12, unique=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveIntegerField()
    content = models.FileField(upload_to="attachments/%Y/%m/")
    consent_state = models.CharField(max_length=20, default="none_needed")
    caption_ko = models.CharField(max_length=300, blank=True)
    caption_en = models.CharField(max_length=300, blank=True)
    personal = models.BooleanField(default=False)  # names somebody: opened by the people room only
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")

    objects = ScopedRows()

    class Meta:
        db_table = "attachment"

    def __str__(self) -> str:
        return f"attachment {self.public_id}"
