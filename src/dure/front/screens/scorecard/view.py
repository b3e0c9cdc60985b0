"""The scorecard: where every shared indicator stands, at one glance."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from dure.front.scoring import ScoreLine, score_line
from dure.front.screens.scorecard.form import Narrowing
from dure.front.screens.scorecard.groups import grouped, themes_in
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card, organisation_card
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.measurement.queries import scorecard as scorecard_of
from dure.measurement.queries import scorecard_choices


@dataclass(frozen=True, slots=True)
class _Board:
    form: Narrowing
    lines: list[ScoreLine]


@needs("see_initiative")
def scorecard(request: ActingRequest, slug: str) -> HttpResponse:
    """How are we doing together?"""
    here = initiative_card(slug)
    board = _board(request, here)
    said = {
        "condition": "measurement",
        "initiative": here.name,
        "slug": slug,
        "form": board.form,
        "narrowed": any(board.form.chosen(name) for name in board.form.fields),
        "groups": grouped(board.lines),
        "total": len(board.lines),
        "reached": sum(line.reached for line in board.lines),
        "missing": sum(not line.is_whole for line in board.lines),
    }
    part = "_rows" if request.htmx else "page"
    return render(request, f"front/screens/scorecard/{part}.html", said)


def _board(request: ActingRequest, here: InitiativeCard) -> _Board:
    today = day_of(now())
    choices = scorecard_choices(request.actor, initiative_id=here.id, on=today)
    form = Narrowing(request.GET).offering(choices, [])
    organisation = form.chosen("organisation")
    rows = scorecard_of(
        request.actor,
        initiative_id=here.id,
        on=form.day(today),
        organisation_id=organisation_card(organisation).id if organisation else None,
        place=form.chosen("place"),
    )
    form = Narrowing(request.GET).offering(choices, themes_in(rows))
    theme = form.chosen("theme")
    shown = [row for row in rows if theme in ("", row.theme)]
    return _Board(form, [score_line(row, here.slug) for row in shown])
