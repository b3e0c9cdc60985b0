"""Amendment (수정안): other words for one clause, with a reason, and what became of it."""

from django.conf import settings
from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.words import Words


class Amendment(models.Model):
    """Amendment (수정안): a member's text for one clause: open, accepted, declined or withdrawn.

    The text it answers is kept with it, so it can be read as it was meant whatever the clause became.
    """

    node = models.ForeignKey(
        "agenda.AgendaNode", on_delete=models.PROTECT, related_name="amendments"
    )
    first_agenda = models.ForeignKey("agenda.Agenda", on_delete=models.PROTECT, related_name="+")
    based_on = models.PositiveIntegerField()  # the revision that was read
    base_title_ko = models.CharField(max_length=300)
    base_title_en = models.CharField(max_length=300)
    base_text_ko = models.TextField(blank=True)
    base_text_en = models.TextField(blank=True)
    title_ko = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    text_ko = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    reason = models.TextField()
    state = models.CharField(max_length=10, default="open")  # accepted, declined, withdrawn
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=160)  # the name as it was then
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=160, blank=True)
    decided_why = models.TextField(blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "agenda_amendment"
        ordering = ["node", "id"]

    def __str__(self) -> str:
        return f"amendment {self.pk}"

    @property
    def title(self) -> Words:
        """The proposed heading."""
        return Words(self.title_ko, self.title_en)

    @property
    def text(self) -> Words:
        """The proposed paragraphs."""
        return Words(self.text_ko, self.text_en)
