"""The picture of a version in the language that is spoken: for the desk and for the phone."""

from dataclasses import dataclass
from functools import cache

from dure.agenda.rules.wall_picture.content import Caption
from dure.agenda.rules.wall_picture.wall import Shape, draw_agenda
from dure.agenda.types import AgendaCard, AgendaTree
from dure.engines.outlines import Faces, outlined
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of
from dure.kernel.ui.font_faces import find_faces
from dure.kernel.words import Words, spoken_language

NOT_YET = Words("아직 채택하지 않은 초안이에요.", "A draft that has not been adopted.")


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing in the two shapes of a page."""

    wide: str
    phone: str


def drawn(tree: AgendaTree, initiative: InitiativeCard) -> Picture:
    """The picture for a page."""
    spoken = spoken_language()
    caption = caption_of(tree.card, initiative)
    return Picture(
        draw_agenda(tree, caption, shape="wide", language=spoken),
        draw_agenda(tree, caption, shape="phone", language=spoken),
    )


def drawn_alone(tree: AgendaTree, initiative: InitiativeCard, shape: Shape, language: str) -> str:
    """The picture as a page of its own shows it."""
    return draw_agenda(tree, caption_of(tree.card, initiative), shape=shape, language=language)


def drawn_to_take(tree: AgendaTree, initiative: InitiativeCard, shape: Shape, language: str) -> str:
    """The picture as a file: its words are outlines, since our fonts are not where it is opened."""
    drawing = drawn_alone(tree, initiative, shape, language)
    found = faces()
    return outlined(drawing, found) if found else drawing


@cache
def faces() -> Faces | None:
    """The two Korean faces of this machine; None where it has none."""
    found = {face.stem: face.file for face in find_faces() if face.weight == "400"}
    if not {"serif", "sans"} <= set(found):
        return None
    return Faces(serif=found["serif"], sans=found["sans"])


def caption_of(card: AgendaCard, initiative: InitiativeCard) -> Caption:
    """Whose it is, which version, and what stands at its foot."""
    version = Words(f"{card.title.ko} 제{card.number}판", f"{card.title.en}, version {card.number}")
    return Caption(initiative.name, version, _foot(card))


def _foot(card: AgendaCard) -> Words:
    if card.adopted_at is None:
        return NOT_YET
    day = day_of(card.adopted_at)
    mark = " ".join(card.fingerprint[at : at + 4] for at in range(0, 16, 4))
    return Words(
        f"{day.year}. {day.month}. {day.day}. 채택: {card.decision.ko} · 지문 {mark}…",
        f"Adopted {day.isoformat()}: {card.decision.en} · fingerprint {mark}…",
    )
