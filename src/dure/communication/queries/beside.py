"""The thread beside a thing (곁의 이야기): what a page of any room needs to show and open one."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.core import signing

from dure.communication.queries.seen import may_speak, voice_in
from dure.communication.queries.sight import glances
from dure.communication.queries.topics import topic_of
from dure.communication.types.about import About
from dure.communication.types.talk import TopicCard
from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.kernel.words import Words

SALT = "communication.about"


@dataclass(frozen=True, slots=True)
class Beside:
    """The thread of a thing, or what opens one: `signed` is the thing as its own room told it."""

    topic: TopicCard | None
    signed: str
    may_speak: bool


NOTHING = Beside(None, "", may_speak=False)


def beside(actor: Actor, about: About, *, on: date) -> Beside:
    """For the page of any room: `{% include "communication/parts/beside.html" %}` draws it."""
    if not glances(actor, about.initiative_id):
        return NOTHING
    found = topic_of(actor, about.kind, about.key, initiative_id=about.initiative_id)
    voice = voice_in(actor, about.initiative_id, on)
    speaks = may_speak(actor, about.initiative_id, voice)
    return Beside(found, signed_about(about) if speaks and found is None else "", speaks)


def signed_about(about: About) -> str:
    """The thing in one word that nobody else can write: it goes through the browser of whoever asks.

    Always the same word, so that pages can be kept; who may open a thread is asked when it is opened.
    """
    told: dict[str, Any] = asdict(about) | {"words": about.words.as_dict()}
    return signing.Signer(salt=SALT).sign_object(told, compress=True)


def about_signed(text: str) -> About:
    """The thing again. Refused with `communication.no_such_thing`."""
    try:
        told = signing.Signer(salt=SALT).unsign_object(text)
    except signing.BadSignature:
        raise Refused("communication.no_such_thing") from None
    parts = tuple(told["organisation_ids"])
    return About(**told | {"words": Words.of(told["words"]), "organisation_ids": parts})
