"""How an initiative decides: its bylaws by date, and the votes each member has."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.words import Words


class Bylaws(models.Model):
    """Bylaws (정관 규정): what they say about deciding, from a day on."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    since = models.DateField()
    basis = models.CharField(max_length=12)  # a code of rules/legal_forms.FORMS
    weighting = models.CharField(max_length=10, blank=True)  # members, use, shares, or one each
    weight_cap = models.CharField(max_length=20, blank=True)  # a fraction of all votes
    takes_proxies = models.BooleanField(default=False)
    quorum = models.CharField(max_length=20, default="1/2")
    majority = models.CharField(max_length=20, default="1/2")
    notice_days = models.PositiveSmallIntegerField(default=7)
    urgent_days = models.PositiveSmallIntegerField(null=True, blank=True)
    board_notice_days = models.PositiveSmallIntegerField(default=7)
    citation_ko = models.CharField(max_length=120)
    citation_en = models.CharField(max_length=160, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "bylaws"
        constraints = [
            models.UniqueConstraint(fields=["initiative", "since"], name="bylaws_once_a_day")
        ]

    def __str__(self) -> str:
        return f"bylaws {self.initiative_id} since {self.since}"


class VoteWeight(models.Model):
    """VoteWeight (의결권 수): how many votes a member has by the bylaws, from a day on."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    since = models.DateField()
    votes = models.PositiveIntegerField()

    objects = ScopedRows()

    class Meta:
        db_table = "vote_weight"
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "organisation", "since"], name="vote_weight_once_a_day"
            ),
            models.CheckConstraint(condition=models.Q(votes__gte=1), name="vote_weight_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.votes}"


class Proposal(models.Model):
    """Proposal (안건): what shall be decided, with its text and its reason in both languages."""

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
    )  # whose proposal; nothing: the initiative's own
    agenda = models.ForeignKey(
        "agenda.Agenda", null=True, blank=True, on_delete=models.PROTECT, related_name="proposals"
    )  # the version it is about, if it is about one
    agenda_fingerprint = models.CharField(max_length=64, blank=True)  # of the very text voted on
    amendment = models.ForeignKey(
        "agenda.Amendment",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="proposals",
    )
    subject = models.CharField(max_length=12)  # a code of rules/meeting_law.SUBJECTS
    title_ko = models.CharField(max_length=160)
    title_en = models.CharField(max_length=200, blank=True)
    text_ko = models.TextField()
    text_en = models.TextField(blank=True)
    reason_ko = models.TextField()
    reason_en = models.TextField(blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(
        "access.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=12, default="waiting")  # voting, adopted, rejected, …

    objects = ScopedRows()

    class Meta:
        db_table = "proposal"

    def __str__(self) -> str:
        return self.public_id

    @property
    def title(self) -> Words:
        """The title in both languages; the Korean one where there is no other."""
        return Words(self.title_ko, self.title_en or self.title_ko)
