"""One cell of the matrix: who works here, how many need it, and saying so."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.activities.queries import WhoMatrix, kind_cards, who_matrix
from dure.activities.rules.gap_words import GAP_WORDS
from dure.activities.rules.groups import group_words
from dure.activities.rules.weekly import said as times_said
from dure.activities.screens.inside import Inside, looking
from dure.activities.screens.who.view import cell_shown
from dure.activities.screens.who_cell.form import NeedForm
from dure.activities.screens.who_pages import age_of
from dure.activities.services import say_needs
from dure.activities.types import RegisterLine
from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may
from dure.ground.journal.types import Subject
from dure.ground.places.queries import full_names
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of


@needs("see_initiative")
def who_cell(request: ActingRequest, slug: str, place: str, kind: str) -> HttpResponse:
    """Who does this here, and for how many is it needed?"""
    where = looking(request, slug)
    form, status = _said(request, where, place, kind)
    if status == 302:
        return HttpResponseRedirect(reverse("who_cell", args=[slug, place, kind]))
    said = where.said(form=form, **_about(request, where, place, kind))
    return render(request, "activities/screens/who_cell/page.html", said, status=status)


def _said(request: ActingRequest, where: Inside, place: str, kind: str) -> tuple[Any, int]:
    if not may(request.actor, "manage_services", Subject("need", 0, where.initiative.id)):
        return None, 200
    form = NeedForm(request.POST or None, today=day_of(now()))
    if not form.is_valid():
        return form, 422 if form.errors else 200
    try:
        told = [form.told(place, kind)]
        say_needs(request.actor, initiative_id=where.initiative.id, needs=told, at=now())
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return form, 422
    return form, 302


def _about(request: ActingRequest, where: Inside, place: str, kind: str) -> dict[str, Any]:
    today = day_of(now())
    found = who_matrix(request.actor, where.initiative.id, on=today, under=place)
    named = full_names([place], today)
    kinds = {card.code: card.name for card in kind_cards()}
    if place not in named or kind not in kinds:
        raise Http404
    here = [line for line in found.lines if line.kind == kind and _touches(found, line, place)]
    cell = found.cells.get((place, kind))
    return {
        "place": named[place],
        "kind_name": kinds[kind],
        "one": cell_shown(kind, kinds[kind], cell) if cell else None,
        "lines": [_line(line, place) | {"age": age_of(line.confirmed_at, today)} for line in here],
        "compared": [
            {"one": each, "group": group_words([each.group]), "words": GAP_WORDS[each.state]}
            for each in (cell.compared if cell else ())
        ],
        "needs": {
            each.group: each
            for each in found.needs
            if each.place_code == place and each.kind == kind
        },
    }


def _touches(found: WhoMatrix, line: RegisterLine, place: str) -> bool:
    above = found.tree.line_of(place)
    return any(area in above or place in found.tree.line_of(area) for area in line.areas)


def _line(line: RegisterLine, place: str) -> dict[str, Any]:
    return {"line": line, "times": times_said(line.weekly), "share": line.areas.get(place)}
