"""AccessLog (접속기록): who saw or took whose personal row, when, from where and what for."""

from django.db import models

from dure.kernel.ledger import LedgerRows


class AccessLog(models.Model):
    """AccessLog (접속기록): one line per personal row seen or exported, append-only (E12)."""

    at = models.DateTimeField()
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    address = models.GenericIPAddressField(null=True, blank=True)
    person_id = models.BigIntegerField()  # kept after the person is erased
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, blank=True, on_delete=models.PROTECT
    )
    purpose = models.CharField(max_length=40)
    act = models.CharField(max_length=12)  # seen, listed, exported, changed, refused
    reason = models.CharField(max_length=200, blank=True)

    objects = LedgerRows()

    class Meta:
        db_table = "access_log"
        indexes = [
            models.Index(fields=["person_id", "at"], name="access_log_by_person"),
            models.Index(fields=["organisation", "at"], name="access_log_by_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.act} by account {self.account_id}"
