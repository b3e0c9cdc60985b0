"""A new clause: what kind, below which one, and how it reads."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from dure.agenda.queries import agenda_tree, draft_agenda
from dure.agenda.rules.tree import fits
from dure.agenda.screens.writing import Desk, desk_of, href, wording_from
from dure.agenda.services import write_clause
from dure.agenda.types import KIND_WORDS, ClauseDraft
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of


@needs("write_agenda")
def new_clause(request: ActingRequest, slug: str) -> HttpResponse:
    """What should be agreed on, too?"""
    desk = desk_of(request, slug)
    said = _place(desk, request.POST or request.GET)
    if request.method == "POST":
        try:
            key = _written(request, desk, said)
            return HttpResponseRedirect(href("agenda_draft", slug) + f"#{key}")
        except Refused as refused:
            said["problem"] = words_of(refused)
    said["typed"] = wording_from(request.POST)
    page = "agenda/screens/new_clause/page.html"
    return render(request, page, desk.said(**said), status=422 if "problem" in said else 200)


def _place(desk: Desk, asked: Any) -> dict[str, Any]:
    draft = draft_agenda(desk.initiative.id)
    kind = asked.get("kind", "vision")
    if draft is None or kind not in KIND_WORDS:
        raise Http404
    above = agenda_tree(draft.id).node(asked.get("above", ""))
    if not fits(kind, above.kind if above else ""):
        raise Refused("agenda.does_not_fit")
    return {"draft": draft, "above": above, "kind": kind, "kind_words": KIND_WORDS[kind]}


def _written(request: ActingRequest, desk: Desk, place: dict[str, Any]) -> str:
    wording = wording_from(request.POST)
    clause = ClauseDraft(
        kind=place["kind"],
        above=place["above"].key if place["above"] else "",
        title=wording.title,
        text=wording.text,
        refers_to=request.POST.get("code", ""),
    )
    made = write_clause(request.actor, agenda_id=place["draft"].id, clause=clause, at=now())
    tree = agenda_tree(place["draft"].id)
    return next(one.key for one in tree.nodes if one.id == made)
