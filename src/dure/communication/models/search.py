"""SearchEntry (찾기 색인): what can be found, as it was handed in; SearchCursor (색인 눈금): how far."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.words import Words


class SearchEntry(models.Model):
    """SearchEntry (찾기 색인): one thing that can be found, with who sees it. Worked out, never the truth.

    `plain` and `initials` are what is compared; the pairs of letters that lead to a row quickly stand in
    the column or table of the database (`rules/finding.py`, the migration of this model).
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    may_see = models.CharField(max_length=40)
    seen_by = models.TextField(blank=True)  # ",3,7,": only these organisations, however many
    title_ko = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    page = models.CharField(max_length=300)
    at = models.DateTimeField()
    plain = models.TextField()
    initials = models.TextField()

    objects = ScopedRows()

    class Meta:
        db_table = "search_entry"
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="search_entry_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def title(self) -> Words:
        """What it is, in both languages."""
        return Words(self.title_ko, self.title_en or self.title_ko)


class SearchCursor(models.Model):
    """SearchCursor (색인 눈금): how far a source was read, and when all of it was last compared."""

    source = models.CharField(max_length=60, unique=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    last_id = models.BigIntegerField(default=0)
    whole_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "search_cursor"

    def __str__(self) -> str:
        return self.source
