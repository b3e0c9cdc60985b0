"""Overlaps: two organisations at the same place, for the same people, at the same time; and proposing to meet."""

from datetime import datetime, time, timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.activities.queries import OverlapCard, overlap_card, overlaps_of
from dure.activities.rules.weekly import said as times_said
from dure.activities.screens.inside import Inside, looking
from dure.activities.screens.who_overlaps.form import ProposeForm
from dure.activities.screens.who_pages import age_of, tabs_of
from dure.activities.services import propose_coordination
from dure.activities.types import Proposing
from dure.communication.queries import topic_of
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import SEOUL, day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of

KIND = "activities.overlap"
WEEK = timedelta(weeks=1)


@needs("see_initiative")
def overlaps(request: ActingRequest, slug: str) -> HttpResponse:
    """Who could do something together?"""
    where = looking(request, slug)
    others = request.GET.get("other", "") == "1"
    cards = overlaps_of(
        request.actor, where.initiative.id, on=day_of(now()), across_kinds=others
    )
    said = where.said(
        sure=[_shown(card) for card in cards if card.sure],
        unsure=[_shown(card) for card in cards if not card.sure],
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
    said = where.said(one=_shown(card), form=form, **_thread(request, card))
    return render(request, "activities/screens/who_overlaps/one.html", said, status=status)


def _shown(card: OverlapCard) -> dict[str, Any]:
    today = day_of(now())
    return {
        "card": card,
        "times": times_said(card.times),
        "first_times": times_said(card.first.weekly),
        "second_times": times_said(card.second.weekly),
        "first_age": age_of(card.first.confirmed_at, today),
        "second_age": age_of(card.second.confirmed_at, today),
    }


def _proposed(
    request: ActingRequest, where: Inside, card: OverlapCard, at: datetime
) -> tuple[Any, int]:
    concerned = bool(card.organisations & where.ids) or request.actor_leads(where)
    form = ProposeForm(request.POST or None, at=at, initial={"first": _next_week(at)})
    if not concerned or not form.is_valid():
        return (form if concerned else None), 422 if form.errors else 200
    given = form.cleaned_data
    told = Proposing(slots=form.slots(), place=given["place"], message=given["message"])
    try:
        propose_coordination(
            request.actor,
            initiative_id=where.initiative.id,
            key=card.key,
            proposing=told,
            at=at,
        )
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return form, 422
    return form, 302


def _next_week(at: datetime) -> str:
    """A week from now, on the hour, as the field shows it."""
    day = at.astimezone(SEOUL).date() + WEEK
    return datetime.combine(day, time(10), tzinfo=SEOUL).strftime("%Y-%m-%dT%H:%M")


def _thread(request: ActingRequest, card: OverlapCard) -> dict[str, Any]:
    return {"topic": topic_of(request.actor, kind=KIND, key=card.key)}
