"""The agenda and its tree: versions, clauses, what leads to what. A frozen version stands as it is."""

from django.conf import settings
from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.words import Words


class Agenda(models.Model):
    """Agenda (공동의제): one version of the text that the members of an initiative share.

    It is a draft, then adopted, then superseded by the next. While a draft is frozen nobody writes in
    it: `fingerprint` is the SHA-256 of `frozen_text`, the canonical text that people vote on and sign.
    """

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=12, default="draft")  # draft, adopted, superseded
    title_ko = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    grown_from = models.ForeignKey(
        "agenda.Agenda", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    begun_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    frozen_text = models.TextField(blank=True)
    adopted_at = models.DateTimeField(null=True, blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)
    # What decided it, as the room says it: the address of a proposal, the words of minutes.
    decided_by = models.CharField(max_length=200, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "agenda"
        ordering = ["initiative", "number"]
        constraints = [
            models.UniqueConstraint(fields=["initiative", "number"], name="agenda_number_once"),
            models.UniqueConstraint(
                fields=["initiative"],
                condition=models.Q(status="draft"),
                name="agenda_one_draft",
            ),
            models.UniqueConstraint(
                fields=["initiative"],
                condition=models.Q(status="adopted"),
                name="agenda_one_adopted",
            ),
        ]

    def __str__(self) -> str:
        return f"agenda {self.pk}"

    @property
    def title(self) -> Words:
        """The title in both languages."""
        return Words(self.title_ko, self.title_en)


class AgendaNode(models.Model):
    """AgendaNode (조항): one clause: vision, outcome, strategy, or the code of what measures or serves it.

    `key` stays the same through all versions. A clause taken out keeps its row, with what was said of it.
    """

    agenda = models.ForeignKey("agenda.Agenda", on_delete=models.PROTECT, related_name="nodes")
    key = models.CharField(max_length=12)
    kind = models.CharField(max_length=12)  # vision, outcome, strategy, indicator, activity
    parent = models.ForeignKey(
        "agenda.AgendaNode", null=True, blank=True, on_delete=models.PROTECT, related_name="below"
    )
    position = models.PositiveIntegerField(default=0)
    title_ko = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    text_ko = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    refers_to = models.CharField(max_length=60, blank=True)  # code of an indicator or service kind
    revision = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.CharField(max_length=160, blank=True)  # the name as it was then
    removed_why = models.CharField(max_length=300, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "agenda_node"
        ordering = ["agenda", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["agenda", "key"], name="agenda_node_key_once")
        ]

    def __str__(self) -> str:
        return f"clause {self.key}"

    @property
    def title(self) -> Words:
        """The heading in both languages."""
        return Words(self.title_ko, self.title_en)

    @property
    def text(self) -> Words:
        """The paragraphs in both languages."""
        return Words(self.text_ko, self.text_en)


class AgendaLink(models.Model):
    """AgendaLink (연결): the lower clause should lead to the upper one, if the assumption (가정) holds.

    The tree's own links have a row only when something is assumed; others say "this also serves that".
    """

    lower = models.ForeignKey(
        "agenda.AgendaNode", on_delete=models.PROTECT, related_name="leads_to"
    )
    upper = models.ForeignKey(
        "agenda.AgendaNode", on_delete=models.PROTECT, related_name="reached_by"
    )
    assumption_ko = models.TextField(blank=True)
    assumption_en = models.TextField(blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "agenda_link"
        constraints = [
            models.UniqueConstraint(fields=["lower", "upper"], name="agenda_link_once"),
            models.CheckConstraint(
                condition=~models.Q(lower=models.F("upper")), name="agenda_link_to_another"
            ),
        ]

    def __str__(self) -> str:
        return f"link {self.pk}"

    @property
    def assumption(self) -> Words:
        """What is assumed, in both languages."""
        return Words(self.assumption_ko, self.assumption_en)


class ClauseText(models.Model):
    """ClauseText (조항 이력): how a clause read at one revision, who wrote it, when. Written once."""

    node = models.ForeignKey("agenda.AgendaNode", on_delete=models.PROTECT, related_name="texts")
    revision = models.PositiveIntegerField()
    title_ko = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    text_ko = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=160)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    because = models.CharField(max_length=40, blank=True)  # written, amendment:7, version:1

    objects = ScopedRows()

    class Meta:
        db_table = "agenda_clause_text"
        ordering = ["node", "revision"]
        constraints = [
            models.UniqueConstraint(fields=["node", "revision"], name="agenda_clause_text_once")
        ]

    def __str__(self) -> str:
        return f"text {self.revision} of clause {self.node_id}"
