"""The scorecard: where every shared indicator stands, at one glance."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.front.screens.scorecard.board import Board, board_of
from dure.front.screens.scorecard.groups import grouped
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.faces import needs
from dure.kernel.ui.drawn_once import drawn_once


@needs("see_initiative")
@drawn_once
def scorecard(request: ActingRequest, slug: str) -> HttpResponse:
    """How are we doing together?"""
    here = initiative_card(slug)
    said = {
        "condition": "measurement",
        "initiative": here.name,
        "slug": slug,
        **_said(board_of(request, here)),
    }
    part = "_rows" if request.htmx else "page"
    return render(request, f"front/screens/scorecard/{part}.html", said)


def _said(board: Board) -> dict[str, object]:
    return {
        "form": board.form,
        "narrowed": any(board.form.chosen(name) for name in board.form.fields),
        "groups": grouped(board.lines),
        "total": len(board.lines),
        "reached": sum(line.reached for line in board.lines),
        "missing": sum(not line.is_whole for line in board.lines),
    }
