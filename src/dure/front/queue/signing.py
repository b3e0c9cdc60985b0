"""Versions of an agenda that wait for the signature of an organisation one speaks for."""

from datetime import datetime

from django.urls import reverse

from dure.agenda.queries import versions_to_sign
from dure.agenda.types.signing import OwnSignature, SignedText
from dure.front.queue.line import Line
from dure.ground.journal.types import Actor
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.words import Words


def signing_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """What waits for one's signature in one initiative."""
    waiting = versions_to_sign(actor, initiative_id=here.id, slug=here.slug, at=at)
    return [_line(text, own, here) for text, own in waiting]


def _line(text: SignedText, own: OwnSignature, here: InitiativeCard) -> Line:
    return Line(
        kind="to_sign",
        what=Words(
            f"{text.title.ko} 제{text.number}판에 서명하기",
            f"Sign {text.title.en}, version {text.number}",
        ),
        more=own.organisation,
        href=f"{reverse('sign_agenda', args=[here.slug, text.number])}?for={own.slug}",
        of=here.name,
    )
