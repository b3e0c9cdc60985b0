"""Overlaps: two organisations with the same people at the same place and time; and proposing to meet."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.activities.queries import OverlapCard, overlap_card, overlaps_of
from dure.activities.screens.inside import Inside, looking
from dure.activities.screens.who_overlaps.form import ProposeForm
from dure.activities.screens.who_overlaps.shown import (
    overlap_shown,
    speaks_for,
    suggested,
    thread_of,
)
from dure.activities.screens.who_pages import tabs_of
from dure.activities.services import propose_coordination
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of


@needs("see_initiative")
def overlaps(request: ActingRequest, slug: str) -> HttpResponse:
    """Who could do something together?"""
    where = looking(request, slug)
    others = request.GET.get("other", "") == "1"
    cards = overlaps_of(request.actor, where.initiative.id, on=day_of(now()), across_kinds=others)
    said = where.said(
        sure=[overlap_shown(card) for card in cards if card.sure],
        unsure=[overlap_shown(card) for card in cards if not card.sure],
        others=others,
        **tabs_of(where, "who_overlaps", works_here=bool(where.mine)),
    )
    return render(request, "activities/screens/who_overlaps/page.html", said)


@needs("see_initiative")
def overlap(request: ActingRequest, slug: str, key: str) -> HttpResponse:
    """What exactly meets, and when could the two talk about it?"""
    where, at = looking(request, slug), now()
    card = overlap_card(request.actor, where.initiative.id, key, on=day_of(at))
    form, status = _proposed(request, where, card, at)
    if status == 302:
        return HttpResponseRedirect(reverse("who_overlap", args=[slug, key]))
    said = where.said(one=overlap_shown(card), form=form, **thread_of(request.actor, where, card))
    return render(request, "activities/screens/who_overlaps/one.html", said, status=status)


def _proposed(
    request: ActingRequest, where: Inside, card: OverlapCard, at: datetime
) -> tuple[Any, int]:
    speaks, mine = speaks_for(request.actor, where, card)
    form = ProposeForm(request.POST or None, at=at, initial=suggested(at))
    if not speaks or not form.is_valid():
        return (form if speaks else None), 422 if form.errors else 200
    given = {"key": card.key, "proposing": form.told(mine), "at": at}
    try:
        propose_coordination(request.actor, initiative_id=where.initiative.id, **given)
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return form, 422
    return form, 302
