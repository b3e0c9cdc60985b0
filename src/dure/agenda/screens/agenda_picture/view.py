"""The tree of a version as a picture for the wall: to look at, to print, to take along."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from dure.agenda.queries import adopted_agenda, agenda_numbered, agenda_tree
from dure.agenda.rules.wall_picture.wall import Shape
from dure.agenda.screens.drawn import drawn_alone, drawn_to_take
from dure.agenda.screens.writing import desk_of
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.faces import needs, open_to_all
from dure.kernel.words import LANGUAGES, spoken_language

SHAPES: dict[str, Shape] = {"wide": "wide", "tall": "tall", "phone": "phone"}


@needs("see_initiative")
def agenda_picture(request: ActingRequest, slug: str, number: int) -> HttpResponse:
    """A picture of what we want together."""
    desk = desk_of(request, slug)
    card = agenda_numbered(desk.initiative.id, number)
    shape = SHAPES.get(request.GET.get("shape", ""), "wide")
    drawing = drawn_alone(agenda_tree(card.id), desk.initiative, shape, spoken_language())
    said = desk.said(card=card, drawing=drawing, shape=shape)
    return render(request, "agenda/screens/agenda_picture/page.html", said)


@needs("see_initiative")
def agenda_picture_file(
    request: ActingRequest, slug: str, number: int, shape: str, language: str
) -> HttpResponse:
    """The same as a file."""
    desk = desk_of(request, slug)
    card = agenda_numbered(desk.initiative.id, number)
    drawing = drawn_to_take(agenda_tree(card.id), desk.initiative, *_asked(shape, language))
    return _file(drawing, f"{slug}-agenda-{number}-{shape}-{language}.svg")


@open_to_all(reason="what was adopted is for everybody")
def public_agenda_picture(
    request: ActingRequest, slug: str, shape: str, language: str
) -> HttpResponse:
    """The picture of the version in force."""
    here = initiative_card(slug)
    card = adopted_agenda(here.id)
    if card is None:
        raise Http404
    drawing = drawn_to_take(agenda_tree(card.id), here, *_asked(shape, language))
    return _file(drawing, f"{slug}-agenda-{shape}-{language}.svg")


def _asked(shape: str, language: str) -> tuple[Shape, str]:
    if shape not in SHAPES or language not in LANGUAGES:
        raise Http404
    return SHAPES[shape], language


def _file(drawing: str, name: str) -> HttpResponse:
    answer = HttpResponse(f'<?xml version="1.0" encoding="UTF-8"?>\n{drawing}', "image/svg+xml")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
