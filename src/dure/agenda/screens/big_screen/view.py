"""The big screen of the hall: the vision, the code to scan, and the names as they come in."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from dure.agenda.queries import ceremony_at, names_on_screen, places_on_screen
from dure.agenda.rules.hall import grid_for
from dure.agenda.screens.sign.drawn import about
from dure.agenda.types.signing import HallName
from dure.engines.qr import draw_qr, tell_qr
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.faces import open_to_all

PAGE = "agenda/screens/big_screen/page.html"
WHY_OPEN = "the hall's own computer shows it to everybody in the hall"


@open_to_all(reason=WHY_OPEN)
@never_cache
def big_screen(request: ActingRequest, hall: str) -> HttpResponse:
    """Who stands behind this text already?"""
    ceremony = ceremony_at(hall)
    places, names = places_on_screen(ceremony, now()), names_on_screen(ceremony)
    phones = request.build_absolute_uri(reverse("declare", args=[hall]))
    said = {
        **about(ceremony.text),
        "ceremony": ceremony,
        "names": names,
        "grid": grid_for(places),
        "empty": range(places - len(names)),
        "qr": draw_qr(phones, "휴대폰으로 서명하기 · Sign with your phone"),
        "phones": tell_qr(phones),
    }
    return render(request, PAGE, said)


@open_to_all(reason=WHY_OPEN)
@never_cache
def names_so_far(request: ActingRequest, hall: str) -> HttpResponse:
    """The whole list each time: a screen that missed a minute catches up in order."""
    ceremony = ceremony_at(hall)
    names = names_on_screen(ceremony)
    told = {
        "names": [_told(each) for each in names],
        "open": ceremony.is_open,
        "places": places_on_screen(ceremony, now()),
    }
    return JsonResponse(told)


def _told(name: HallName) -> dict[str, object]:
    return {"id": name.id, "ko": name.ko, "en": name.en, "parts": name.parts}
