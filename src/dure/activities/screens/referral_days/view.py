"""Within how many days each step of a referral is expected: set from a day on, never for days before."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.activities.queries import Days, days_on, days_set
from dure.activities.screens.inside import looking
from dure.activities.screens.written import day_in, number_in
from dure.activities.services import set_referral_days
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "activities/screens/referral_days/page.html"
DONE = Words("기한을 정했어요.", "The days are set.")
NAMES = {
    "answer_days": Words("보낸 뒤 답할 때까지", "from sending to the answer"),
    "contact_days": Words("받아들인 뒤 처음 만날 때까지", "from the yes to the first contact"),
    "outcome_days": Words("만난 뒤 결과를 알릴 때까지", "from the contact to the outcome"),
    "climb_days": Words("다시 알린 뒤 백본에 알릴 때까지", "from the reminder to the backbone"),
    "expire_days": Words("답이 없으면 끝날 때까지", "from sending to the end, without an answer"),
    "keep_days": Words(
        "마친 뒤 내용을 볼 수 있는 동안", "how long the data can be read after the outcome"
    ),
    "link_days": Words(
        "계정 없는 기관의 링크가 열리는 동안", "how long a link without an account works"
    ),
}


@needs("watch_referrals")
def referral_days(request: ActingRequest, slug: str) -> HttpResponse:
    """How long may each step take?"""
    where, at = looking(request, slug), now()
    here, told = where.initiative.id, request.POST
    if request.method == "POST":
        given: dict[str, Any] = {"since": day_in(told, "since") or day_of(at), "days": _days(told)}
        tried(
            request,
            lambda: set_referral_days(request.actor, initiative_id=here, **given, at=at),
            DONE,
        )
        return HttpResponseRedirect(reverse("referral_days", args=[slug]))
    days = days_on(here, day_of(at))
    lines = [(name, words, getattr(days, name)) for name, words in NAMES.items()]
    return render(request, PAGE, where.said(lines=lines, past=days_set(here), today=day_of(at)))


def _days(told: Any) -> Days:
    return Days(**{name: number_in(told, name) for name in NAMES})
