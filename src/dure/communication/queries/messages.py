"""What was said in a thread, as one person sees it."""

from collections import defaultdict
from collections.abc import Sequence

from dure.communication.models import Message, MessageFile, MessageWording, Topic
from dure.communication.queries.seen import seen_topic
from dure.communication.rules.plain_text import beginning, pieces_of
from dure.communication.types.talk import Earlier, MessageCard, Quote
from dure.ground.files.queries import file_cards
from dure.ground.files.types import FileCard
from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused

SHOWN = 60


def messages_of(
    actor: Actor, topic: Topic, *, before: int = 0, read_number: int = 0
) -> tuple[tuple[MessageCard, ...], int]:
    """The last messages before a number (0: the end), and how many stand before those. Four queries."""
    rows = Message.objects.within(topic=topic)
    if before:
        rows = rows.filter(number__lt=before)
    latest = rows.select_related("organisation", "quotes").order_by("-number")[:SHOWN]
    found = list(reversed(latest))
    files, wordings = _files(found), _wordings(found)
    cards = tuple(
        message_card(row, actor, read_number, files.get(row.pk, ()), wordings.get(row.pk, ()))
        for row in found
    )
    return cards, (found[0].number - 1 if found else 0)


def message_card(
    row: Message,
    actor: Actor,
    read_number: int = 0,
    files: tuple[FileCard, ...] = (),
    earlier: tuple[Earlier, ...] = (),
) -> MessageCard:
    """One message; one that was withdrawn has neither words nor files."""
    gone = row.withdrawn_at is not None
    return MessageCard(
        id=row.pk,
        number=row.number,
        by=row.said_by,
        organisation=row.organisation.name if row.organisation else None,
        at=row.said_at,
        text="" if gone else row.words,
        pieces=() if gone else pieces_of(row.words),
        quote=_quote(row.quotes) if row.quotes and not gone else None,
        files=() if gone else files,
        earlier=() if gone else earlier,
        edited_at=row.edited_at,
        withdrawn_at=row.withdrawn_at,
        is_mine=actor.account_id is not None and row.account_id == actor.account_id,
        is_new=row.number > read_number and row.account_id != actor.account_id,
        by_mail=(row.source or "").startswith("mail:"),
    )


def _quote(row: Message) -> Quote:
    return Quote(row.number, row.said_by, beginning(row.words), row.withdrawn_at is not None)


def _files(rows: Sequence[Message]) -> dict[int, tuple[FileCard, ...]]:
    links = MessageFile.objects.within(message__in=rows).order_by("pk")
    pairs = list(links.values_list("message_id", "file_id"))
    cards = file_cards(frozenset(file_id for _, file_id in pairs)) if pairs else {}
    found: dict[int, list[FileCard]] = defaultdict(list)
    for message_id, file_id in pairs:
        found[message_id].append(cards[file_id])
    return {key: tuple(each) for key, each in found.items()}


def _wordings(rows: Sequence[Message]) -> dict[int, tuple[Earlier, ...]]:
    edited = [row.pk for row in rows if row.edited_at is not None]
    found: dict[int, list[Earlier]] = defaultdict(list)
    if edited:
        for one in MessageWording.objects.within(message_id__in=edited).order_by("pk"):
            found[one.message_id].append(Earlier(pieces_of(one.text or one.sealed_text), one.until))
    return {key: tuple(each) for key, each in found.items()}


def file_of_topic(actor: Actor, topic: str, file_id: int) -> int:
    """The key of a file of a thread the actor sees. Refused: `communication.no_such_topic`."""
    row = seen_topic(actor, topic)
    links = MessageFile.objects.within(message__topic=row, file_id=file_id)
    if not links.filter(message__withdrawn_at=None).exists():
        raise Refused("communication.no_such_topic")
    return file_id
