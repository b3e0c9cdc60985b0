"""An older worker's own phone, by link: today's shift, the next ones, wishes, swaps, offers."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import open_to_all
from dure.kernel.ui.deeds import tried
from dure.kernel.ui.phone_mark import new_mark
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import ComesByLink, comes_by_link
from dure.programmes.care_meals.screens.own_shifts.deeds import bound, deed_of
from dure.programmes.care_meals.screens.own_shifts.phone import mark_of, remember
from dure.programmes.care_meals.screens.own_shifts.said import said

BY_LINK = "whoever was sent the link sees her own shifts on her own phone"
PAGE = "programmes/care_meals/screens/own_shifts/page.html"
CLOSED = "programmes/care_meals/screens/own_shifts/closed.html"
DONE = Words("알겠어요. 적었어요.", "Thank you, it is noted.")


@open_to_all(reason=BY_LINK)
def own_shifts(request: ActingRequest, token: str) -> HttpResponse:
    """When do I work, and with what in mind?"""
    who = comes_by_link(token, mark=mark_of(request))
    answer = _answered(request, who, token)
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def _answered(request: ActingRequest, who: ComesByLink, token: str) -> HttpResponse:
    if who.standing in ("ended", "another"):
        return render(request, CLOSED, {"standing": who.standing}, status=403)
    if request.method == "POST":
        return _acted(request, who, token)
    if who.standing == "free":
        return render(request, CLOSED, {"standing": "free"})
    return render(request, PAGE, said(who))


def _acted(request: ActingRequest, who: ComesByLink, token: str) -> HttpResponse:
    """Bind the phone, or do what is asked; then look again."""
    answer = HttpResponseRedirect(reverse("own_shifts", args=[token]))
    if who.standing == "free":
        mark = new_mark()
        try:
            bound(who, mark)
        except Refused:  # another phone was a blink earlier; the page says so
            return answer
        return remember(request, answer, mark)
    tried(request, deed_of(request, who), DONE)
    return answer
