"""The member directory: who takes part, what each one is, since when, and who speaks for it."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render

from dure.front.citing import on_paper
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card, member_directory
from dure.ground.organisations.types import DirectoryLine
from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all
from dure.kernel.ui.drawn_once import drawn_once
from dure.kernel.words import Words

MEMBERS = Words("함께하는 곳", "Who takes part")


@open_to_all(reason="which organisations take part is public; delegates are shown to members only")
@drawn_once
def directory(request: ActingRequest, slug: str) -> HttpResponse:
    """Who is in it?"""
    initiative = initiative_card(slug)
    lines = member_directory(initiative.id, day_of(now()))
    said = {
        "card": initiative,
        "condition": "backbone",
        "initiative": initiative.name,
        "slug": slug,
        "lines": lines,
        "paper": on_paper(request, slug, MEMBERS, on=day_of(now())),
        "groups": _groups(lines),
        "inside": _is_inside(request, initiative.id),
    }
    return render(request, "front/screens/directory/page.html", said)


def _is_inside(request: ActingRequest, initiative_id: int) -> bool:
    return any(reach.initiative_id in {None, initiative_id} for reach in request.actor.reaches)


def _groups(lines: Sequence[DirectoryLine]) -> list[dict[str, object]]:
    """The members first, then the others by their part."""
    parts = ("member", "backbone", "partner", "funder")
    found = {part: [line for line in lines if line.member.part == part] for part in parts}
    return [{"name": inside[0].part, "lines": inside} for inside in found.values() if inside]
