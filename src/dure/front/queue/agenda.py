"""What waits about the agenda: clauses that came up, amendments to answer, a draft to speak about."""

from datetime import datetime

from dure.agenda.queries import (
    amendments_waiting,
    amends_agenda,
    draft_agenda,
    organisations_heard,
    reviews_of,
    speaks_for,
    writes_agenda,
)
from dure.agenda.types import AgendaCard
from dure.front import addresses
from dure.front.queue.line import Line
from dure.ground.journal.types import Actor
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.words import Words


def agenda_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """For whoever writes the agenda what must be answered; for members a draft they have not spoken on."""
    if not amends_agenda(actor, here.id):
        return []
    draft = draft_agenda(here.id)
    if writes_agenda(actor, here.id):
        return [*_reviews(here), *(_amendments(draft, here) if draft else [])]
    return _speak(actor, draft, here) if draft and draft.is_open else []


def _reviews(here: InitiativeCard) -> list[Line]:
    return [
        Line(
            kind="review",
            what=Words(
                f"‘{one.title.ko}’ 조항을 다시 볼 때예요",
                f"“{one.title.en}” has come up for review",
            ),
            more=one.told,
            href=addresses.inside(here.slug, "agenda/reviews"),
            of=here.name,
        )
        for one in reviews_of(here.id, open_only=True)
    ]


def _amendments(draft: AgendaCard, here: InitiativeCard) -> list[Line]:
    waiting = sum(amendments_waiting(draft.id).values())
    if not waiting:
        return []
    return [
        Line(
            kind="amendment",
            what=Words(
                f"수정안 {waiting}건이 답을 기다려요",
                f"{waiting} amendment{'s wait' if waiting > 1 else ' waits'} for an answer",
            ),
            more=Words(
                f"공동의제 제{draft.number}판 초안", f"Draft agenda, version {draft.number}"
            ),
            href=addresses.inside(here.slug, "agenda/draft"),
            of=here.name,
        )
    ]


def _speak(actor: Actor, draft: AgendaCard, here: InitiativeCard) -> list[Line]:
    mine = speaks_for(actor, here.id)
    if mine is None or mine in organisations_heard(draft.id):
        return []
    return [
        Line(
            kind="draft",
            what=Words(
                "공동의제 초안에 의견을 들려주세요", "Say what you think of the draft agenda"
            ),
            more=Words(
                f"제{draft.number}판 · 우리 기관은 아직 말이 없어요",
                f"Version {draft.number} · nothing has been heard from you yet",
            ),
            href=addresses.inside(here.slug, "agenda/draft"),
            of=here.name,
        )
    ]
