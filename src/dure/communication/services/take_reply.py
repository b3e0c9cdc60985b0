"""Take a reply (회신 받기): what came by another way, such as e-mail, lands in its thread, once."""

from datetime import datetime
from hashlib import sha256

from dure.communication.queries.seen import seen_topic, voice_in
from dure.communication.services.say_message import say_message
from dure.communication.types.talk import MessageCard, NewMessage
from dure.ground.files.types import NewFile
from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of

MOST_NUMBER = 180


def take_reply(
    topic_key: str,
    author: Actor,
    text: str,
    message_id: str,
    *,
    at: datetime,
    files: tuple[NewFile, ...] = (),
) -> MessageCard:
    """Say it for its author; the same mail again answers the message that stands already.

    Who the author is, is the caller's to be sure of. Refused like `say_message`; whoever does not see
    the thread (any more) is refused with `communication.no_such_topic`.
    """
    row = seen_topic(author, topic_key)
    voice = voice_in(author, row.initiative_id, day_of(at))
    new = NewMessage(text=text, organisation_id=voice, source=source_of(message_id), files=files)
    said: MessageCard = say_message(author, topic=topic_key, message=new, at=at)
    return said


def source_of(message_id: str) -> str:
    """The mark of a mail: its number, or a digest where that is longer than a mark can be."""
    number = message_id.strip().strip("<>")
    short = number if len(number) <= MOST_NUMBER else sha256(number.encode()).hexdigest()
    return f"mail:{short}"
