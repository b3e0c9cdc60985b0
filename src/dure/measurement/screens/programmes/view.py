"""Programmes (사업): which crafts run in this initiative, and what each brings to be counted."""

from datetime import date

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.activities.services import begin_programme
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card, members_of
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.days import day_written
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words
from dure.measurement.queries import programmes_on_offer, usual_place
from dure.measurement.screens.inside import said
from dure.measurement.services import take_over_indicators
from dure.measurement.services.take_over_indicators import TakeOver

PAGE = "measurement/screens/programmes/page.html"
BEGUN = Words(
    "이제 이 사업을 해요. 위 메뉴에 화면이 생겼어요.",
    "It runs here now; its pages are in the way above.",
)
TAKEN = Words(
    "지표를 들였어요. 이제 기록에서 저절로 세요.",
    "Taken over: from now on they are counted from records.",
)


@needs("manage_initiative")
def programmes_page(request: ActingRequest, slug: str) -> HttpResponse:
    """Which programmes run here?"""
    card, on = initiative_card(slug), day_of(now())
    offers = programmes_on_offer(request.actor, initiative_id=card.id, on=on)
    members = [one.organisation for one in members_of(card.id, on) if one.part == "member"]
    place = usual_place(card.id, card.place_code)
    told = {"offers": offers, "members": members, "place": place, "since": on.replace(day=1)}
    return render(request, PAGE, said(card, **told))


@needs("manage_initiative")
@require_POST
def begin(request: ActingRequest, slug: str, code: str) -> HttpResponse:
    """Run a programme here."""
    card = initiative_card(slug)
    asked = {"initiative_id": card.id, "programme": code, "at": now()}
    tried(request, lambda: begin_programme(request.actor, **asked), BEGUN)
    return _back(slug)


@needs("define_indicator")
@require_POST
def take_over(request: ActingRequest, slug: str, code: str) -> HttpResponse:
    """Take its indicators over, for the organisations that were ticked."""
    card, at = initiative_card(slug), now()
    wish = _wish(request, code, day_of(at).replace(day=1))
    asked = {"initiative_id": card.id, "wish": wish, "at": at}
    tried(request, lambda: take_over_indicators(request.actor, **asked), TAKEN)
    return _back(slug)


def _wish(request: ActingRequest, code: str, first: date) -> TakeOver:
    told = request.POST
    chosen = [int(one) for one in told.getlist("organisation") if one.isdecimal()]
    since = day_written(told.get("since", "")) or first
    return TakeOver(code, chosen, told.get("place", "").strip(), since.replace(day=1))


def _back(slug: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("programmes", args=[slug]))
