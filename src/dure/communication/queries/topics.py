"""Threads: the one of a thing, those of an initiative, one with what was said, who follows it."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from dure.communication.models import Topic, TopicReader
from dure.communication.queries.messages import messages_of
from dure.communication.queries.seen import (
    may_speak,
    parts_of,
    seen_topic,
    sees,
    topic_row,
    topics_for,
    voice_in,
)
from dure.communication.types.talk import Talk, TopicCard
from dure.ground.access.queries import accounts_over, accounts_who_may, actor_of_id
from dure.ground.access.types import AccountCard
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import members_of, organisation_cards
from dure.kernel.clock import SEOUL

SHOWN = 100


def topic_of(actor: Actor, kind: str, key: str, *, initiative_id: int) -> TopicCard | None:
    """The thread of a thing; None where there is none or it is not the actor's to see."""
    row = Topic.objects.within(initiative_id=initiative_id, kind=kind, key=key).first()
    if row is None or not sees(actor, row):
        return None
    return card_of(row, _reading(actor, [row]).get(row.pk))


def topics_in(
    actor: Actor, *, initiative_id: int, open_only: bool = False, mine: bool = False
) -> tuple[TopicCard, ...]:
    """The threads the actor sees, the liveliest first; `mine`: those they follow."""
    rows = topics_for(actor, initiative_id).order_by("-last_at", "-pk")
    if open_only:
        rows = rows.filter(settled_at=None)
    if mine:
        rows = rows.filter(readers__account_id=actor.account_id or 0, readers__follows=True)
    return _cards(actor, rows[:SHOWN])


def topics_unread(actor: Actor, *, initiative_id: int) -> tuple[TopicCard, ...]:
    """Threads I follow in which something new stands, those that called me first."""
    found = [one for one in topics_in(actor, initiative_id=initiative_id, mine=True) if one.unread]
    return tuple(sorted(found, key=lambda one: not one.called))


def topic_by_key(actor: Actor, public_id: str) -> TopicCard:
    """One thread without its messages. Refused with `communication.no_such_topic`."""
    row = seen_topic(actor, public_id)
    return card_of(row, _reading(actor, [row]).get(row.pk))


def talk_of(actor: Actor, public_id: str, *, on: date, before: int = 0) -> Talk:
    """One thread with its last messages (those before a number). Refused: `.no_such_topic`."""
    row = seen_topic(actor, public_id)
    reading = _reading(actor, [row]).get(row.pk)
    messages, earlier = messages_of(
        actor, row, before=before, read_number=reading.read_number if reading else 0
    )
    parts = organisation_cards(frozenset(parts_of(row))).values()
    voice = voice_in(actor, row.initiative_id, on)
    return Talk(
        topic=card_of(row, reading),
        messages=messages,
        organisations=tuple(sorted((one.name for one in parts), key=lambda name: name.ko)),
        may_speak=may_speak(actor, row.initiative_id, voice),
        earlier=earlier,
    )


def topic_followers(public_id: str, *, besides: int | None = None) -> tuple[AccountCard, ...]:
    """Who follows a thread and still sees it, for whoever writes to them; not whoever spoke."""
    row = topic_row(public_id)
    readers = TopicReader.objects.within(topic=row, follows=True, account__is_active=True)
    rows = readers.exclude(account_id=besides).select_related("account").order_by("account_id")
    return tuple(
        AccountCard(one.account_id, one.account.name, one.account.email, one.account.language, "")
        for one in rows
        if sees(actor_of_id(one.account_id, at=row.last_at.astimezone(SEOUL)), row)
    )


def callable_in(row: Topic, *, on: date) -> dict[int, str]:
    """Who can be called by name in a thread: id to name."""
    members = parts_of(row) or [one.organisation.id for one in members_of(row.initiative_id, on)]
    here = accounts_who_may(
        "talk", initiative_id=row.initiative_id, organisation_ids=members, on=on
    )
    cards = [*(one for each in here.values() for one in each)]
    cards += accounts_over("talk", initiative_id=row.initiative_id, on=on)
    return {one.id: one.name for one in cards if one.name}


def card_of(row: Topic, reading: TopicReader | None = None) -> TopicCard:
    """A thread as somebody sees it."""
    read = reading.read_number if reading else 0
    return TopicCard(
        id=row.pk,
        public_id=row.public_id,
        initiative_id=row.initiative_id,
        kind=row.kind,
        key=row.key,
        title=row.title,
        page=row.page,
        opened_at=row.opened_at,
        last_at=row.last_at,
        last_by=row.last_by,
        count=row.count,
        unread=max(row.count - read, 0),
        follows=bool(reading and reading.follows),
        sealed=row.sealed,
        settled_at=row.settled_at,
        called=bool(reading and reading.called_number > read),
    )


def _cards(actor: Actor, rows: QuerySet[Topic]) -> tuple[TopicCard, ...]:
    found = list(rows)
    reading = _reading(actor, found)
    return tuple(card_of(row, reading.get(row.pk)) for row in found)


def _reading(actor: Actor, rows: Iterable[Topic]) -> dict[int, TopicReader]:
    if actor.account_id is None:
        return {}
    mine = TopicReader.objects.within(account_id=actor.account_id, topic__in=list(rows))
    return {one.topic_id: one for one in mine}
