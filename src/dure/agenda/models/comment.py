"""AgendaComment (의견): what a member says beside one paragraph of a clause, and the answers to it."""

from django.conf import settings
from django.db import models

from dure.kernel.scoped import ScopedRows


class AgendaComment(models.Model):
    """AgendaComment (단락 의견): said beside a paragraph, answered, and closed with a word.

    The paragraph is quoted as it read then: a comment stays understandable when the text moves on.
    """

    node = models.ForeignKey("agenda.AgendaNode", on_delete=models.PROTECT, related_name="comments")
    paragraph = models.PositiveSmallIntegerField(default=0)  # 0 is the heading
    quoted = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="ko")
    answers = models.ForeignKey(
        "agenda.AgendaComment",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replies",
    )
    words = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=160)  # the name as it was then
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
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.CharField(max_length=160, blank=True)
    resolved_with = models.CharField(max_length=300, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "agenda_comment"
        ordering = ["node", "paragraph", "id"]

    def __str__(self) -> str:
        return f"comment {self.pk}"
