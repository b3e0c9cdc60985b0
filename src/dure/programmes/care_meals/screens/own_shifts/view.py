"""An older worker's own phone, by link: today's shift, the next ones, wishes, swaps, offers."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import open_to_all
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import (
    ComesByLink,
    briefing_on,
    comes_by_link,
    hours_text,
    match_words,
    offers_to,
    open_swaps_for,
    own_minutes,
    own_wishes,
)
from dure.programmes.care_meals.queries import own_shifts as shifts_of
from dure.programmes.care_meals.screens.own_shifts.deeds import bound, deed_of
from dure.programmes.care_meals.screens.own_shifts.phone import mark_of, new_mark, remember

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
    return render(request, PAGE, _said(who))


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


def _said(who: ComesByLink) -> dict[str, Any]:
    today = day_of(now())
    shifts = shifts_of(who.worker_id, on=today)
    offers = [
        (one, [match_words(each) for each in one.reasons]) for one in offers_to(who.worker_id)
    ]
    return {
        "condition": "activities",
        "todays": [one for one in shifts if one.day == today],
        "coming": [one for one in shifts if one.day > today][:12],
        "briefing": briefing_on(who.kitchen_id, today),
        "hours": hours_text(own_minutes(who.worker_id, today)),
        "offers": offers,
        "swaps": open_swaps_for(who.worker_id, on=today),
        "wishes": own_wishes(who.worker_id, on=today),
        "today": today,
    }
