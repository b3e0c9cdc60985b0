"""The front door: the initiatives that live in this house, for anybody who comes by."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dure.ground.organisations.queries import initiatives_on
from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all
from dure.kernel.ui.drawn_once import drawn_once


@open_to_all(reason="the front door of the house")
@drawn_once
def house(request: HttpRequest) -> HttpResponse:
    """Which initiatives are there?"""
    said = {"initiatives": initiatives_on(day_of(now()))}
    return render(request, "front/screens/house/page.html", said)
