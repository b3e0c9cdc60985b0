"""Say something (글 쓰기) in a thread; change it, take it back."""

from datetime import datetime

from django.db.models import F

from dure.communication.models import Message, MessageWording, Topic
from dure.communication.queries.messages import message_card
from dure.communication.queries.topics import callable_in
from dure.communication.rules.calling import AT, called_in
from dure.communication.rules.plain_text import plain
from dure.communication.services.speaking import has_read, held_topic, in_topic, reader_of
from dure.communication.types.talk import MessageCard, NewMessage
from dure.ground.files.services import keep_file
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused

MOST_FILES = 5


def _of_message(*, topic: str, message: NewMessage, **_: object) -> Subject:
    return in_topic(topic=topic, organisation_id=message.organisation_id)


@action("communication.message.say", may="talk", on=_of_message, tell=("followers", "called"))
def say_message(
    actor: Actor, *, topic: str, message: NewMessage, at: datetime
) -> Done[MessageCard]:
    """Say it. The same `source` again answers the message that stands already.

    Whoever speaks has read what stood before and follows from now on; whoever is called follows too.
    A settled thread opens again. Refused with `communication.no_such_topic`, `.nothing_said`,
    `.too_long`, `.no_such_message`, `.too_many_files`, and what `keep_file` refuses: then nothing is said.
    """
    row = held_topic(actor, topic)
    known = _from(message.source)
    if known is not None:
        return Done(message_card(known, actor), {"topic": topic, "again": True})
    made = _said(actor, row, message, at)
    _with_files(actor, row, made, message, at)
    called = _call(row, made, message, at)
    Topic.objects.within(pk=row.pk).update(
        count=F("count") + 1, last_at=at, last_by=actor.name, settled_at=None, settled_by=""
    )
    row.count = made.number
    mine = has_read(row, actor, up_to=made.number, organisation_id=message.organisation_id, at=at)
    if mine is not None and not mine.follows:
        mine.follows = True
        mine.save(update_fields=["follows"])
    noted = {"topic": topic, "message": made.number, "called": sorted(called)}
    if message.told_otherwise:
        noted["told_otherwise"] = sorted(message.told_otherwise)
    return Done(message_card(made, actor), noted)


def _from(source: str) -> Message | None:
    if not source:
        return None
    rows = Message.objects.everywhere("a source is unique over the house")
    found: Message | None = rows.filter(source=source).first()
    return found


def _said(actor: Actor, row: Topic, message: NewMessage, at: datetime) -> Message:
    text = plain(message.text)
    quoted = None
    if message.quotes:
        quoted = Message.objects.within(topic=row, number=message.quotes).first()
        if quoted is None:
            raise Refused("communication.no_such_message")
    made: Message = Message.objects.create(
        topic=row,
        number=row.count + 1,
        account_id=actor.account_id,
        organisation_id=message.organisation_id,
        said_by=actor.name,
        **kept(row, text),
        said_at=at,
        changed_at=at,
        quotes=quoted,
        source=message.source or None,
    )
    return made


def kept(row: Topic, text: str) -> dict[str, str]:
    """Where the words are kept: as ciphertext in a sealed thread, else where search finds them."""
    return {"text": "", "sealed_text": text} if row.sealed else {"text": text, "sealed_text": ""}


def _with_files(actor: Actor, row: Topic, made: Message, message: NewMessage, at: datetime) -> None:
    if len(message.files) > MOST_FILES:
        raise Refused("communication.too_many_files", most=MOST_FILES)
    if message.files and message.organisation_id is None:
        raise Refused("communication.file_of_nobody")
    for new in message.files:
        card = keep_file(
            actor,
            at=at,
            initiative_id=row.initiative_id,
            organisation_id=message.organisation_id or 0,
            new=new,
        )
        made.files.get_or_create(message=made, file_id=card.id)


def _call(row: Topic, made: Message, message: NewMessage, at: datetime) -> frozenset[int]:
    if not message.mentions and AT not in message.text:
        return frozenset()
    names = callable_in(row, on=day_of(at))
    called = (called_in(made.words, names) | set(message.mentions)) & set(names)
    called -= {made.account_id or 0}
    for account_id in sorted(called):
        reader = reader_of(row, account_id)
        reader.follows, reader.called_number = True, made.number
        reader.save(update_fields=["follows", "called_number"])
    return frozenset(called)


@action("communication.message.edit", may="talk", on=in_topic)
def edit_message(
    actor: Actor,
    *,
    topic: str,
    number: int,
    text: str,
    organisation_id: int | None = None,
    at: datetime,
) -> Done[MessageCard]:
    """Change one's own words; how they read before is kept and can be seen.

    Refused with `communication.not_yours`, `.is_withdrawn`.
    """
    row = held_topic(actor, topic)
    made = _own(actor, row, number)
    written = plain(text)
    if written == made.words:
        return Done(message_card(made, actor), {"topic": topic, "message": number, "same": True})
    MessageWording.objects.create(
        message=made, text=made.text, sealed_text=made.sealed_text, until=at
    )
    changed = kept(row, written)
    made.text, made.sealed_text = changed["text"], changed["sealed_text"]
    made.edited_at = made.changed_at = at
    made.save(update_fields=["text", "sealed_text", "edited_at", "changed_at"])
    return Done(message_card(made, actor), {"topic": topic, "message": number})


@action("communication.message.withdraw", may="talk", on=in_topic)
def withdraw_message(
    actor: Actor, *, topic: str, number: int, organisation_id: int | None = None, at: datetime
) -> Done[MessageCard]:
    """Take one's own words back: they are gone, with their earlier wordings; the place says so."""
    row = held_topic(actor, topic)
    made = _own(actor, row, number)
    for wording in (made, *made.wordings.all()):
        wording.text = wording.sealed_text = ""
        wording.save(update_fields=["text", "sealed_text"])
    made.withdrawn_at = made.changed_at = at
    made.save(update_fields=["withdrawn_at", "changed_at"])
    return Done(message_card(made, actor), {"topic": topic, "message": number})


def _own(actor: Actor, row: Topic, number: int) -> Message:
    rows = Message.objects.within(topic=row, number=number).select_for_update()
    made: Message | None = rows.first()
    if made is None:
        raise Refused("communication.no_such_message")
    if made.account_id is None or made.account_id != actor.account_id:
        raise Refused("communication.not_yours")
    if made.withdrawn_at is not None:
        raise Refused("communication.is_withdrawn")
    return made
