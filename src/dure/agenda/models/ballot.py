"""Ballots (투표): who may vote, the papers apart from the voters, paper ballots typed in twice."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText
from dure.kernel.words import Words


class Ballot(models.Model):
    """Ballot (투표): one question put to those entitled on a day, by rules that stay as they were."""

    public_id = models.CharField(max_length=12, unique=True)
    proposal = models.ForeignKey(
        "agenda.Proposal", on_delete=models.PROTECT, related_name="ballots"
    )
    meeting = models.ForeignKey(
        "agenda.Meeting", null=True, blank=True, on_delete=models.PROTECT, related_name="ballots"
    )
    method = models.CharField(max_length=12)
    is_secret = models.BooleanField(default=False)
    is_weighted = models.BooleanField(default=False)
    quorum = models.JSONField()  # a Share as it was on the day of opening
    passing = models.JSONField(null=True, blank=True)
    seats = models.PositiveSmallIntegerField(default=1)
    budget = models.PositiveBigIntegerField(default=0)
    lots = models.JSONField(
        default=list
    )  # drawn and shown at the opening: the order that decides ties
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)  # its keepers: that its end has come
    again_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="again"
    )
    outcome = models.CharField(max_length=12, blank=True)  # a code of rules/passing
    result = models.JSONField(default=dict)  # the tally as it was told
    fingerprint = models.CharField(max_length=64, blank=True)  # of the file of papers

    objects = ScopedRows()

    class Meta:
        db_table = "ballot"
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"],
                condition=models.Q(closed_at__isnull=True),
                name="ballot_one_open_a_proposal",
            )
        ]

    def __str__(self) -> str:
        return self.public_id


class BallotOption(models.Model):
    """BallotOption (선택지): one thing that can be chosen, and its cost where money is shared out."""

    ballot = models.ForeignKey("agenda.Ballot", on_delete=models.PROTECT, related_name="options")
    number = models.PositiveSmallIntegerField()
    name_ko = models.CharField(max_length=160)
    name_en = models.CharField(max_length=200, blank=True)
    cost = models.PositiveBigIntegerField(default=0)

    objects = ScopedRows()

    class Meta:
        db_table = "ballot_option"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "number"], name="ballot_option_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.ballot_id}/{self.number}"

    @property
    def name(self) -> Words:
        """The name in both languages; the Korean one where there is no other."""
        return Words(self.name_ko, self.name_en or self.name_ko)


class BallotVoter(models.Model):
    """BallotVoter (선거인): a member on the list as it stood at the opening; it has voted or not."""

    ballot = models.ForeignKey("agenda.Ballot", on_delete=models.PROTECT, related_name="voters")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    place = models.PositiveSmallIntegerField(default=1)  # which of its seats, where directors vote
    votes = models.PositiveIntegerField(default=1)
    how = models.CharField(max_length=6, blank=True)  # screen, paper, or not yet
    trace = models.CharField(max_length=64, blank=True)  # of the receipt; leads to no paper

    objects = ScopedRows()

    class Meta:
        db_table = "ballot_voter"
        constraints = [
            models.UniqueConstraint(
                fields=["ballot", "organisation", "place"], name="ballot_voter_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.ballot_id}"


class BallotPaper(models.Model):
    """BallotPaper (투표지): what was marked. Only an open ballot says whose it is, and when."""

    trace = models.CharField(
        max_length=64, primary_key=True
    )  # random: says nothing about the order
    ballot = models.ForeignKey("agenda.Ballot", on_delete=models.PROTECT, related_name="papers")
    marks = SealedText(blank=True)  # JSON; empty where a secret paper was replaced
    votes = models.PositiveIntegerField(default=1)
    replaced = models.BooleanField(default=False)
    # An open ballot only:
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    place = models.PositiveSmallIntegerField(default=1)
    account = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cast_at = models.DateTimeField(null=True, blank=True)
    # A secret one keeps a reason against only where its voter wants it read, and never a name.
    reason_ko = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)
    clause = models.CharField(max_length=12, blank=True)  # which clause of the version it is about
    is_shown = models.BooleanField(default=False)  # the voter's consent: for everybody to read

    objects = ScopedRows()

    class Meta:
        db_table = "ballot_paper"
        constraints = [
            models.UniqueConstraint(
                fields=["ballot", "organisation", "place"],
                condition=models.Q(replaced=False, organisation__isnull=False),
                name="ballot_paper_one_a_member",
            )
        ]

    def __str__(self) -> str:
        return f"paper in {self.ballot_id}"


class PaperEntry(models.Model):
    """PaperEntry (종이 투표 입력): one typing of one numbered paper; two people type each."""

    ballot = models.ForeignKey("agenda.Ballot", on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    marks = SealedText()
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )  # an open ballot is named on its paper
    place = models.PositiveSmallIntegerField(default=1)
    is_settling = models.BooleanField(default=False)  # the third look, where two differed

    objects = ScopedRows()

    class Meta:
        db_table = "paper_entry"
        constraints = [
            models.UniqueConstraint(
                fields=["ballot", "number", "account", "is_settling"], name="paper_entry_once_each"
            ),
            models.UniqueConstraint(
                fields=["ballot", "number"],
                condition=models.Q(is_settling=True),
                name="paper_entry_settled_once",
            ),
        ]

    def __str__(self) -> str:
        return f"paper {self.number} of {self.ballot_id}"
