"""People who talk: somebody of the kitchen, somebody of the welfare centre, and what they talk about."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from dure.communication.services import open_topic, say_message
from dure.communication.types import About, MessageCard, NewMessage, TopicCard
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, Village, person_who
from dure.kernel.errors import Refused
from dure.kernel.words import Words

NUMBER = Words("10월 도시락 5,200식", "5,200 lunch boxes in October")


def haneul(here: Village) -> Actor:
    """하늘, who works in the kitchen."""
    return person_who("worker", here.initiative, here.kitchen, "김하늘")


def bada(here: Village) -> Actor:
    """바다, who works in the welfare centre."""
    return person_who("worker", here.initiative, here.welfare, "이바다")


def about_number(here: Village, **more: object) -> About:
    """A number that everybody of the initiative sees."""
    said: dict[str, object] = {
        "kind": "measurement.number",
        "key": "abc123",
        "initiative_id": here.initiative.pk,
        "words": NUMBER,
        "page": "/n/abc123/",
    }
    return About(**(said | more))  # type: ignore[arg-type]


def thread(here: Village, by: Actor, *, of: int | None = None, **more: object) -> TopicCard:
    """A thread about that number, opened by somebody of the kitchen unless said otherwise."""
    organisation = here.kitchen.pk if of is None else of
    return open_topic(  # type: ignore[no-any-return]
        by, about=about_number(here, **more), organisation_id=organisation, at=NOW
    )


def say(topic: TopicCard, by: Actor, text: str, of: int, **more: object) -> MessageCard:
    """Somebody says something for their organisation."""
    new = NewMessage(text=text, organisation_id=of, **more)  # type: ignore[arg-type]
    return say_message(by, topic=topic.public_id, message=new, at=NOW)  # type: ignore[no-any-return]


@contextmanager
def refused(code: str) -> Iterator[None]:
    """What stands inside is refused with this code."""
    with pytest.raises(Refused) as told:
        yield
    assert told.value.code == code
