"""Topic (이야기): a thread that hangs on any thing; what is said in it; who follows and has read."""

from django.conf import settings
from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText
from dure.kernel.words import Words


class Topic(models.Model):
    """Topic (이야기): one thread about one thing, told by whoever owns that thing (`types/about.py`).

    The same thing has one thread: kind and key are unique in an initiative.
    """

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    title_ko = models.CharField(max_length=200)  # never a person's name
    title_en = models.CharField(max_length=200)
    page = models.CharField(max_length=300, blank=True)
    may_see = models.CharField(max_length=40)
    whole = models.BooleanField(default=True)  # False: only the organisations of its parts
    sealed = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    last_at = models.DateTimeField()
    last_by = models.CharField(max_length=160, blank=True)
    count = models.PositiveIntegerField(default=0)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=160, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "topic"
        indexes = [models.Index(fields=["initiative", "-last_at"], name="topic_latest")]
        constraints = [
            models.UniqueConstraint(fields=["initiative", "kind", "key"], name="topic_of_thing")
        ]

    def __str__(self) -> str:
        return f"topic {self.public_id}"

    @property
    def title(self) -> Words:
        """What it is about, in both languages."""
        return Words(self.title_ko, self.title_en)


class TopicPart(models.Model):
    """TopicPart (함께 보는 기관): an organisation that sees a thread which not everybody sees."""

    topic = models.ForeignKey("communication.Topic", on_delete=models.PROTECT, related_name="parts")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "topic_part"
        constraints = [
            models.UniqueConstraint(fields=["topic", "organisation"], name="topic_part_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.topic_id}"


class Message(models.Model):
    """Message (글): what somebody said. Its words may change, which is kept; who and when may not.

    In a sealed topic the words stand in `sealed_text` and nowhere else. What was withdrawn has no words
    any more, and says so.
    """

    topic = models.ForeignKey(
        "communication.Topic", on_delete=models.PROTECT, related_name="messages"
    )
    number = models.PositiveIntegerField()
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
    said_by = models.CharField(max_length=160)  # the name as it was then
    text = models.TextField(blank=True)
    sealed_text = SealedText(blank=True)
    said_at = models.DateTimeField()
    changed_at = models.DateTimeField()  # said, edited or withdrawn: what the search index goes by
    quotes = models.ForeignKey(
        "communication.Message", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source = models.CharField(max_length=200, null=True, blank=True, unique=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "message"
        indexes = [models.Index(fields=["changed_at", "id"], name="message_changed")]
        constraints = [models.UniqueConstraint(fields=["topic", "number"], name="message_number")]

    def __str__(self) -> str:
        return f"message {self.pk}"

    @property
    def words(self) -> str:
        """What was said, wherever it is kept."""
        return self.text or self.sealed_text


class MessageWording(models.Model):
    """MessageWording (고치기 전 글): how a message read before it was changed."""

    message = models.ForeignKey(
        "communication.Message", on_delete=models.PROTECT, related_name="wordings"
    )
    text = models.TextField(blank=True)
    sealed_text = SealedText(blank=True)
    until = models.DateTimeField()

    objects = ScopedRows()

    class Meta:
        db_table = "message_wording"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"wording {self.pk}"


class MessageFile(models.Model):
    """MessageFile (글에 붙인 파일): a kept file beside a message."""

    message = models.ForeignKey(
        "communication.Message", on_delete=models.PROTECT, related_name="files"
    )
    file = models.ForeignKey("files.Attachment", on_delete=models.PROTECT, related_name="+")

    objects = ScopedRows()

    class Meta:
        db_table = "message_file"
        constraints = [
            models.UniqueConstraint(fields=["message", "file"], name="message_file_once")
        ]

    def __str__(self) -> str:
        return f"{self.file_id} at {self.message_id}"


class TopicReader(models.Model):
    """TopicReader (읽는 사람): whether somebody follows a thread, how far they have read, who called.

    `called_number` is the last message that called them by name.
    """

    topic = models.ForeignKey(
        "communication.Topic", on_delete=models.PROTECT, related_name="readers"
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    follows = models.BooleanField(default=False)
    read_number = models.PositiveIntegerField(default=0)
    called_number = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "topic_reader"
        indexes = [models.Index(fields=["account", "follows"], name="topic_reader_of")]
        constraints = [
            models.UniqueConstraint(fields=["topic", "account"], name="topic_reader_once")
        ]

    def __str__(self) -> str:
        return f"{self.account_id} reads {self.topic_id}"
