"""Open a thread (이야기 열기) about any thing: once, whoever comes first."""

from datetime import datetime

from django.db import IntegrityError, transaction

from dure.communication.models import Topic, TopicPart
from dure.communication.queries.topics import card_of
from dure.communication.rules.plain_text import one_line
from dure.communication.services.speaking import must_see, reader_of, speaking_for
from dure.communication.types.about import About
from dure.communication.types.talk import TopicCard
from dure.ground.access.queries import accounts_who_may
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id

MOST_TITLE = 200


def _of_about(*, about: About, organisation_id: int | None = None, **_: object) -> Subject:
    return speaking_for("topic", about.key, about.initiative_id, organisation_id)


@action("communication.topic.open", may="talk", on=_of_about)
def open_topic(
    actor: Actor, *, about: About, organisation_id: int | None = None, at: datetime
) -> Done[TopicCard]:
    """Open it; the one that hangs there already is answered as it is.

    In a thread that only some organisations see, whoever talks for them follows it from the start: it
    would be nobody's otherwise. Refused with `communication.no_such_topic` where the actor would not
    see it, `.page_elsewhere` where its page is not one of this house.
    """
    known = _known(about)
    if known is None:
        try:
            with transaction.atomic():
                known = _opened(actor, about, at)
        except IntegrityError:  # two opened it at one moment
            known = _known(about)
            if known is None:
                raise
    must_see(actor, known)
    if actor.account_id is not None:
        row = reader_of(known, actor.account_id, organisation_id=organisation_id)
        row.follows = True
        row.save(update_fields=["follows"])
    return Done(card_of(known), {"topic": known.public_id, "about": about.kind})


def _known(about: About) -> Topic | None:
    rows = Topic.objects.within(initiative_id=about.initiative_id, kind=about.kind, key=about.key)
    found: Topic | None = rows.first()
    return found


def _opened(actor: Actor, about: About, at: datetime) -> Topic:
    if about.page and not (about.page.startswith("/") and not about.page.startswith("//")):
        raise Refused("communication.page_elsewhere")
    row = Topic.objects.create(
        public_id=public_id(),
        initiative_id=about.initiative_id,
        kind=about.kind,
        key=about.key,
        title_ko=one_line(about.words.ko[:MOST_TITLE], most=MOST_TITLE),
        title_en=one_line(about.words.en[:MOST_TITLE], most=MOST_TITLE),
        page=about.page,
        may_see=about.may_see,
        whole=not about.organisation_ids,
        sealed=about.sealed,
        opened_at=at,
        opened_by_id=actor.account_id,
        last_at=at,
    )
    parts = sorted(set(about.organisation_ids))
    TopicPart.objects.bulk_create(TopicPart(topic=row, organisation_id=each) for each in parts)
    _follow_at_once(row, parts, at)
    return row


def _follow_at_once(row: Topic, parts: list[int], at: datetime) -> None:
    talking = accounts_who_may(
        "talk", initiative_id=row.initiative_id, organisation_ids=parts, on=day_of(at)
    )
    for organisation_id, people in talking.items():
        for one in people:
            reader = reader_of(row, one.id, organisation_id=organisation_id)
            reader.follows = True
            reader.save(update_fields=["follows"])
