"""Targets and baselines: per organisation, place and period, in one grid an indicator."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words
from dure.measurement.queries import goals_asked, target_grid
from dure.measurement.screens.inside import said
from dure.measurement.screens.targets.rows import chosen_card, read_goals, shown_grid
from dure.measurement.services import set_targets
from dure.measurement.types.library import TargetGrid


@needs("set_target")
def targets(request: ActingRequest, slug: str) -> HttpResponse:
    """Where do we want to be, and where did we start?"""
    card, on = initiative_card(slug), day_of(now())
    cards = goals_asked(request.actor, initiative_id=card.id, on=on)
    chosen = chosen_card(cards, request.POST.get("indicator") or request.GET.get("indicator", ""))
    context = said(card, cards=cards, chosen=chosen)
    if chosen is not None:
        place = (request.POST.get("place") or request.GET.get("place", ""))[:20].strip()
        grid = target_grid(card=chosen, initiative_id=card.id, place_code=place, on=on)
        if request.method == "POST" and _set(request, card.id, grid):
            return _back(slug, grid)
        context |= shown_grid(grid, request.POST)
    return render(request, "measurement/screens/targets/page.html", context)


def _set(request: ActingRequest, initiative_id: int, grid: TargetGrid) -> bool:
    def deed() -> None:
        goals = read_goals(request.POST, grid)
        set_targets(request.actor, initiative_id=initiative_id, targets=goals, at=now())

    return tried(
        request, deed, Words("목표와 기준선을 적었어요.", "Targets and baselines are set.")
    )


def _back(slug: str, grid: TargetGrid) -> HttpResponseRedirect:
    query = urlencode({"indicator": grid.card.code, "place": grid.place_code})
    return HttpResponseRedirect(f"{reverse('targets', args=[slug])}?{query}")
