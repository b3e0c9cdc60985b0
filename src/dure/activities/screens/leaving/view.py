"""Somebody leaves for good: she has died, or wants to be forgotten. Both are said in words first."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.activities.screens.inside import inside
from dure.activities.services import forget_person, person_died
from dure.ground.access.queries import ActingRequest
from dure.ground.people.queries import person_key
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.ui.days import day_written
from dure.kernel.words import Words

PAGE = "activities/screens/leaving/page.html"
FORGOTTEN = Words(
    "이 분의 정보를 지웠어요. 기록 {n}줄은 누구의 것인지 모르게 남았어요.",
    "This person's data are erased. {n} line{s} of the ledger {stay}, and nobody stands behind {them}.",
)
WHICH_DAY = Words("날짜를 골라 주세요.", "Please choose the day.")
REMEMBERED = Words(
    "적어 두었어요. 삼가 고인의 명복을 빌어요.", "It is written down. May they rest in peace."
)


def _forgotten(n: int) -> Words:
    one = n == 1
    return FORGOTTEN.filled(n=n, stay="stays" if one else "stay", them="it" if one else "them")


@needs("open_person")
def forget(request: ActingRequest, slug: str, person: str) -> HttpResponse:
    """Erase what names or describes a person; what stays is told before."""
    where, key = inside(request, slug, "open_person"), person_key(person)
    here, problem = {"person_id": key.id, "initiative_id": where.initiative.id}, ""
    if request.POST.get("sure") == "yes":
        reason = request.POST.get("reason", "")[:200]
        try:
            done = forget_person(request.actor, reason=reason, at=now(), **here)
            messages.success(request, str(_forgotten(done.records)))
            return HttpResponseRedirect(reverse("people", args=[slug]))
        except Refused as refused:
            problem = str(words_of(refused))
    said = where.said(person=person, problem=problem, deed="forget")
    return render(request, PAGE, said, status=422 if request.method == "POST" else 200)


@needs("open_person")
def died(request: ActingRequest, slug: str, person: str) -> HttpResponse:
    """Write down with care that a person has died."""
    where, key, at = inside(request, slug, "open_person"), person_key(person), now()
    here, problem = {"person_id": key.id, "initiative_id": where.initiative.id}, ""
    if request.method == "POST":
        problem = _written_down(request, here)
        if not problem:
            return HttpResponseRedirect(f"{reverse('people', args=[slug])}{person}/")
    said = where.said(person=person, problem=problem, deed="died", today=day_of(at))
    return render(request, PAGE, said, status=422 if problem else 200)


def _written_down(request: ActingRequest, here: dict[str, int]) -> str:
    day = day_written(request.POST.get("on", ""))
    if day is None:
        return str(WHICH_DAY)
    try:
        person_died(request.actor, died_on=day, at=now(), **here)
    except Refused as refused:
        return str(words_of(refused))
    messages.success(request, str(REMEMBERED))
    return ""
