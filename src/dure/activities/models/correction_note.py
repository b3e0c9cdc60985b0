"""CorrectionNote (정정 까닭): why a line was taken back, in somebody's own words; sealed."""

from django.db import models

from dure.kernel.ledger import LedgerRows
from dure.kernel.sealed import SealedText


class CorrectionNote(models.Model):
    """CorrectionNote (정정 까닭): belongs to the reversing line. The journal keeps only the code.

    Sealed and beside the ledger because people name people when they explain a mistake.
    """

    line = models.OneToOneField(
        "activities.ServiceRecord", on_delete=models.PROTECT, related_name="note"
    )
    code = models.CharField(max_length=20, default="other")
    words = SealedText(blank=True)

    objects = LedgerRows()

    class Meta:
        db_table = "correction_note"

    def __str__(self) -> str:
        return f"note on line {self.line_id}"
