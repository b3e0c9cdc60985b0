"""Statement (의견 문장), what moderation did to it, and the answers of voices."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.words import Words


class Voice(models.Model):
    """Voice (목소리): somebody who answers a question; a mark without a name, one an account or device."""

    question = models.ForeignKey(
        "agenda.AgendaQuestion", on_delete=models.PROTECT, related_name="voices"
    )
    group = models.ForeignKey(
        "agenda.InvitedGroup", on_delete=models.PROTECT, related_name="voices"
    )
    link = models.ForeignKey(
        "agenda.HearingLink", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    mark = models.CharField(max_length=64)
    state = models.CharField(max_length=8, default="counted")  # counted, apart (looked at), out
    first_at = models.DateTimeField()

    objects = ScopedRows()

    class Meta:
        db_table = "agenda_voice"
        constraints = [
            models.UniqueConstraint(fields=["question", "mark"], name="agenda_voice_once")
        ]
        indexes = [models.Index(fields=["link", "first_at"], name="agenda_voice_by_link")]

    def __str__(self) -> str:
        return f"voice {self.pk}"


class Statement(models.Model):
    """Statement (의견 문장): one short sentence that everybody can agree with or not."""

    question = models.ForeignKey(
        "agenda.AgendaQuestion", on_delete=models.PROTECT, related_name="statements"
    )
    number = models.PositiveIntegerField()
    text_ko = models.CharField(max_length=140)
    text_en = models.CharField(max_length=200)
    easy_ko = models.CharField(max_length=140, blank=True)
    easy_en = models.CharField(max_length=200, blank=True)
    picture = models.CharField(max_length=30, blank=True)  # the name of an icon
    voice = models.ForeignKey(
        "agenda.Voice", null=True, blank=True, on_delete=models.PROTECT, related_name="statements"
    )
    state = models.CharField(max_length=10, default="waiting")  # accepted, held, rejected
    reason = models.CharField(max_length=300, blank=True)
    added_at = models.DateTimeField()

    objects = ScopedRows()

    class Meta:
        db_table = "agenda_statement"
        ordering = ["question", "number"]
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="agenda_statement_number")
        ]

    def __str__(self) -> str:
        return f"statement {self.number}"

    @property
    def text(self) -> Words:
        """The sentence in both languages; the same where it was written in one."""
        return Words(self.text_ko, self.text_en)

    @property
    def easy(self) -> Words:
        """The sentence in easy words; the sentence itself where there are none."""
        return Words(self.easy_ko or self.text_ko, self.easy_en or self.text_en)


class ModerationStep(models.Model):
    """ModerationStep (검토 기록): what was decided about a statement or a rush of voices, and why."""

    question = models.ForeignKey(
        "agenda.AgendaQuestion", on_delete=models.PROTECT, related_name="moderation"
    )
    statement = models.ForeignKey(
        "agenda.Statement", null=True, blank=True, on_delete=models.PROTECT, related_name="steps"
    )
    act = models.CharField(max_length=10)  # accepted, held, rejected, counted, out
    voices = models.PositiveIntegerField(default=0)  # of a rush: how many
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    # The name as it was then; whose account it is stands in the journal.
    by = models.CharField(max_length=160)

    objects = ScopedRows()

    class Meta:
        db_table = "agenda_moderation_step"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.act} {self.pk}"


class Opinion(models.Model):
    """Opinion (응답): agree, disagree or pass of one voice to one statement; the last one stands."""

    question = models.ForeignKey(
        "agenda.AgendaQuestion", on_delete=models.PROTECT, related_name="opinions"
    )
    statement = models.ForeignKey(
        "agenda.Statement", on_delete=models.PROTECT, related_name="opinions"
    )
    voice = models.ForeignKey("agenda.Voice", on_delete=models.PROTECT, related_name="opinions")
    vote = models.SmallIntegerField()  # 1 agree, -1 disagree, 0 pass
    answered_at = models.DateTimeField()

    objects = ScopedRows()

    class Meta:
        db_table = "agenda_opinion"
        constraints = [
            models.UniqueConstraint(fields=["voice", "statement"], name="agenda_opinion_once"),
            models.CheckConstraint(
                condition=models.Q(vote__in=(-1, 0, 1)), name="agenda_opinion_vote"
            ),
        ]
        indexes = [
            models.Index(fields=["question", "answered_at"], name="agenda_opinion_by_time"),
        ]

    def __str__(self) -> str:
        return f"opinion {self.pk}"


class Reckoning(models.Model):
    """Reckoning (의견 집계): what the answers of a question say, ready to be shown, small groups hidden."""

    question = models.OneToOneField(
        "agenda.AgendaQuestion", on_delete=models.PROTECT, related_name="reckoning"
    )
    at = models.DateTimeField()
    counted_to = models.DateTimeField(null=True, blank=True)  # the newest answer that is in it
    final = models.BooleanField(default=False)
    said = models.JSONField(default=dict)
    answers = models.JSONField(
        default=dict
    )  # to each statement: whoever comes next meets few first
    declared_at = models.DateTimeField(
        null=True, blank=True
    )  # when the declared groups were counted
    middles = models.JSONField(
        default=list
    )  # of the opinion groups, so that they keep their letters

    objects = ScopedRows()

    class Meta:
        db_table = "agenda_reckoning"

    def __str__(self) -> str:
        return f"reckoning of {self.question_id}"
