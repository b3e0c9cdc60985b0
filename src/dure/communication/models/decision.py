"""Decision (결정): what was decided, until done or lifted; ActionItem (할 일): who does what by when."""

from django.conf import settings
from django.db import models

from dure.kernel.ledger import LedgerRows
from dure.kernel.scoped import ScopedRows
from dure.kernel.words import Words


class Decision(models.Model):
    """Decision (결정): stays on everyone's page until it is done with proof, or lifted by a new one.

    `source` makes it unrepeatable: "communication.minutes:…", "agenda.proposal:…".
    """

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    source = models.CharField(max_length=120, unique=True)
    title_ko = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    decided_on = models.DateField()
    decided_by_ko = models.CharField(max_length=200)  # the meeting or the assembly
    decided_by_en = models.CharField(max_length=200)
    page = models.CharField(max_length=300, blank=True)
    topic = models.ForeignKey(
        "communication.Topic", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )  # who sees to it; nobody: all of them
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, default="open")  # done, lifted
    proof = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=160, blank=True)
    lifted_by = models.ForeignKey(
        "communication.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = ScopedRows()

    class Meta:
        db_table = "decision"
        indexes = [models.Index(fields=["initiative", "state"], name="decision_open")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="done") | ~models.Q(proof=""), name="decision_done_proved"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="lifted") | models.Q(lifted_by__isnull=False),
                name="decision_lifted_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.public_id}"

    @property
    def title(self) -> Words:
        """What was decided, in both languages."""
        return Words(self.title_ko, self.title_en)


class DecisionStep(models.Model):
    """DecisionStep (결정 이행 기록): recorded, done or lifted; append-only."""

    decision = models.ForeignKey(
        "communication.Decision", on_delete=models.PROTECT, related_name="steps"
    )
    kind = models.CharField(max_length=8)  # recorded, done, lifted
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    who = models.CharField(max_length=160)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    file = models.ForeignKey(
        "files.Attachment", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = LedgerRows()

    class Meta:
        db_table = "decision_step"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.decision_id}"


class ActionItem(models.Model):
    """ActionItem (할 일): what an organisation does by a day, because of a decision or a meeting."""

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    decision = models.ForeignKey(
        "communication.Decision",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions",
    )
    meeting = models.ForeignKey(
        "communication.WorkMeeting",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    title = models.CharField(max_length=300)  # as it was written in the minutes
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField()
    state = models.CharField(max_length=8, default="open")  # done, dropped
    sequence = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=160, blank=True)
    outcome = models.CharField(
        max_length=1000, blank=True
    )  # what came of it, or why it was dropped

    objects = ScopedRows()

    class Meta:
        db_table = "action_item"
        indexes = [models.Index(fields=["initiative", "state", "due_on"], name="action_item_due")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="open") | ~models.Q(outcome=""),
                name="action_item_ended_with_outcome",
            )
        ]

    def __str__(self) -> str:
        return f"action {self.public_id}"
