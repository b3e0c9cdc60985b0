"""Act by link: one question, one button, no account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from dure.communication.services import act_by_link, shown_by_link
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import open_to_all
from dure.kernel.refusals import words_of

PAGE = "communication/screens/act_by_link/page.html"


@open_to_all(reason="whoever a notice was written to answers it from its link, without an account")
@never_cache
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """What am I asked, and what do I say?"""
    at = now()
    try:
        found, shown = shown_by_link(token, at=at)
        done = (
            act_by_link(token, choice=request.POST.get("choice", ""), at=at)
            if request.POST
            else None
        )
    except Refused as refused:
        over = {"over": words_of(refused), "condition": "communication"}
        return _private(render(request, PAGE, over, status=410))
    said = {"shown": shown, "act": found.act, "done": done, "condition": "communication"}
    return _private(render(request, PAGE, said))


def _private(answer: HttpResponse) -> HttpResponse:
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
