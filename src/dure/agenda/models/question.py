"""AgendaQuestion (질문): what is asked, whom, until when; its invited groups and its links."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText
from dure.kernel.words import Words


class AgendaQuestion(models.Model):
    """AgendaQuestion (질문): open until its closing day, or until it is closed with what was heard."""

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    title_ko = models.CharField(max_length=120)
    title_en = models.CharField(max_length=160)
    text_ko = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    easy_ko = models.TextField(blank=True)
    easy_en = models.TextField(blank=True)
    smallest = models.PositiveSmallIntegerField(default=5)  # groups below are hidden
    anonymous = models.BooleanField(
        default=True
    )  # statements stand without the group of the writer
    by_link = models.BooleanField(default=False)  # people without an account answer by link
    # Turns an account or a device into the mark of a voice; gone with the closing, so that nobody,
    # not even the house, can say afterwards whose answers these are.
    salt = SealedText(blank=True)
    opened_at = models.DateTimeField()
    closes_on = models.DateField()  # the last day on which answers are taken
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_without = models.TextField(blank=True)  # why it was closed before everybody was heard
    unheard = models.JSONField(default=list)  # the names of the groups that were not, as of closing

    objects = ScopedRows()

    class Meta:
        db_table = "agenda_question"
        indexes = [models.Index(fields=["initiative", "closed_at"], name="agenda_question_open")]

    def __str__(self) -> str:
        return self.public_id

    @property
    def title(self) -> Words:
        """The title in both languages."""
        return Words(self.title_ko, self.title_en)

    @property
    def text(self) -> Words:
        """What is asked, in both languages."""
        return Words(self.text_ko, self.text_en)

    @property
    def easy(self) -> Words:
        """The same in easy words."""
        return Words(self.easy_ko, self.easy_en)


class InvitedGroup(models.Model):
    """InvitedGroup (초대한 모임): whom a question invites; everybody answers as one of them."""

    question = models.ForeignKey(
        "agenda.AgendaQuestion", on_delete=models.PROTECT, related_name="groups"
    )
    name_ko = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80)
    kind = models.CharField(
        max_length=12
    )  # type (of organisation), lived, family, residents, other
    type_code = models.CharField(max_length=40, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "agenda_invited_group"

    def __str__(self) -> str:
        return f"group {self.pk}"

    @property
    def name(self) -> Words:
        """The name in both languages."""
        return Words(self.name_ko, self.name_en)


class HearingLink(models.Model):
    """HearingLink (듣기 링크): lets the people of one group answer without an account."""

    question = models.ForeignKey(
        "agenda.AgendaQuestion", on_delete=models.PROTECT, related_name="links"
    )
    group = models.OneToOneField(
        "agenda.InvitedGroup", on_delete=models.PROTECT, related_name="link"
    )
    digest = models.CharField(max_length=64, unique=True)
    token = SealedText()

    objects = ScopedRows()

    class Meta:
        db_table = "agenda_hearing_link"

    def __str__(self) -> str:
        return f"link {self.pk}"
