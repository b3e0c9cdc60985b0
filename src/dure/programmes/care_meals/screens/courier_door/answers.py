"""How a courier's phone is answered: a page to keep, one plain sentence, or the same as JSON."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.programmes.care_meals.types.door import CHECKS, LEVELS, OUTCOMES, PROBLEMS, SIGNS

FOLDER = "programmes/care_meals/screens/courier_door"
STATUS = {
    "care_meals.no_courier_link": 404,
    "care_meals.other_phone": 403,
    "care_meals.link_not_today": 410,
    "care_meals.day_not_ready": 425,
}


def said(name: str) -> str:
    """A template of this screen."""
    return f"{FOLDER}/{name}" if "." in name else f"{FOLDER}/{name}.html"


def choices() -> dict[str, Any]:
    """What can be touched at a door, in its order."""
    return {
        "outcomes": list(OUTCOMES.items()),
        "problems": list(PROBLEMS.items()),
        "signs": list(SIGNS.items()),
        "checks": list(CHECKS.items()),
        "levels": list(LEVELS.items()),
    }


def to_phone(answer: HttpResponse) -> HttpResponse:
    """The page that the phone may keep for when there is no signal; nobody else keeps it."""
    answer.headers["X-Dure-Door"] = "page"
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer


def refused(request: HttpRequest, why: Refused) -> HttpResponse:
    """One plain sentence that says what to do."""
    context = {"words": words_of(why), "code": why.code}
    return render(request, said("closed"), context, status=STATUS.get(why.code, 422))


def told_no(why: Refused) -> JsonResponse:
    """The same for the page's script."""
    told = {"code": why.code, "said": str(words_of(why))}
    return JsonResponse(told, status=STATUS.get(why.code, 422))
