"""The food log (식품안전 일지): temperatures, samples, deliveries, health; little typing each."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import (
    cooks_of,
    health_on,
    inspections_on,
    readings_on,
    samples_of,
    to_check,
)
from dure.programmes.care_meals.rules.food_safety import HEALTH_QUESTIONS, POINTS
from dure.programmes.care_meals.screens.at_kitchen import AtKitchen, at_kitchen, done
from dure.programmes.care_meals.screens.food_log.form import (
    told_delivery,
    told_reading,
    told_samples,
    whole,
)
from dure.programmes.care_meals.services import (
    answer_health,
    dispose_sample,
    receive,
    store_samples,
    take_reading,
)
from dure.programmes.care_meals.types.kitchen_log import ToCheck

PAGE = "programmes/care_meals/screens/food_log/page.html"
WRITTEN = Words("적었어요.", "Written down.")
STORED = Words(
    "보존식을 넣었어요. 144시간 뒤에 버릴 수 있어요.", "Stored. It may go after 144 hours."
)
DISPOSED = Words("버린 것을 적었어요.", "The disposal is written down.")


@needs("run_kitchen")
def food_log(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """What has to be measured?"""
    where = at_kitchen(request, slug, kitchen)
    return render(request, PAGE, where.said(**_said(where)))


def _said(where: AtKitchen) -> dict[str, Any]:
    actor, key, on = where.actor, where.kitchen.id, where.on
    return {
        **_checked(to_check(actor, key, on)),
        "readings": readings_on(actor, key, on),
        "samples": (kept := samples_of(actor, key, where.at)),
        "due": [one for one in kept if one.is_due],
        "inspections": inspections_on(actor, key, on),
        "cooks": cooks_of(actor, key, on, where.at),
        "health": health_on(actor, key, on, where.at),
        "points": [(code, words) for code, (words, _, _) in POINTS.items() if code != "core"],
        "questions": HEALTH_QUESTIONS.items(),
    }


def _checked(checks: Sequence[ToCheck]) -> dict[str, Any]:
    """What is due; the next of it has the main button, the rest is there and quieter."""
    cores = [one for one in checks if one.keeps == "hot"]
    unsampled = [one for one in checks if not one.sampled]
    waits = [one.dish for one in cores if not one.cooked_at]
    return {
        "cores": cores,
        "unsampled": unsampled,
        "next_core": waits[0] if waits else "",
        "main": "core" if waits else "samples" if unsampled else "others",
    }


def _again(request: ActingRequest, where: AtKitchen, form: str) -> HttpResponse:
    """The page with what was typed into the form that was refused: nobody types it twice."""
    said = where.said(**_said(where), **{form: request.POST})
    return render(request, PAGE, said, status=422)


@needs("run_kitchen")
def reading(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """A temperature was read off."""
    where = at_kitchen(request, slug, kitchen)
    if request.method != "POST":  # a page that was refused, asked for again
        return where.back_to("food_log")

    def deed() -> object:
        told = told_reading(request.POST, where)
        return take_reading(request.actor, reading=told, **where.asked)

    if done(request, deed, WRITTEN):
        return where.back_to("food_log")
    return _again(request, where, "measured")


@require_POST
@needs("run_kitchen")
def samples(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """A portion of each dish goes into the freezer."""
    where = at_kitchen(request, slug, kitchen)

    def deed() -> object:
        told = told_samples(request.POST, where)
        return store_samples(request.actor, stored=told, **where.asked)

    done(request, deed, STORED)
    return where.back_to("food_log", "#samples")


@require_POST
@needs("run_kitchen")
def dispose(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """A sample was thrown away, or all that were due at once."""
    where, given = at_kitchen(request, slug, kitchen), request.POST
    told = {"kitchen_id": where.kitchen.id, "disposed_at": where.at, "at": where.at}
    samples = [whole(one) or 0 for one in given.getlist("sample")] or [0]

    def deed() -> None:
        with transaction.atomic():
            for one in samples:
                dispose_sample(request.actor, sample=one, **told)

    done(request, deed, DISPOSED)
    return where.back_to("food_log", "#samples")


@needs("run_kitchen")
def received(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """Something came: taken, or sent back."""
    where, given = at_kitchen(request, slug, kitchen), request.POST
    if request.method != "POST":
        return where.back_to("food_log", "#received")

    def deed() -> object:
        told = {"delivery": told_delivery(given), "taken": given.get("taken") == "yes"}
        return receive(request.actor, kitchen_id=where.kitchen.id, at=where.at, **told)

    if done(request, deed, WRITTEN):
        return where.back_to("food_log", "#received")
    return _again(request, where, "came")


@require_POST
@needs("run_kitchen")
def health(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """Somebody answered before the shift."""
    where, given = at_kitchen(request, slug, kitchen), request.POST
    answers = {code: given[code] == "yes" for code in HEALTH_QUESTIONS if given.get(code)}
    told = {"kitchen_id": where.kitchen.id, "answers": answers, "at": where.at}
    told["person_id"] = whole(given.get("person", "")) or 0
    done(request, partial(answer_health, request.actor, **told), WRITTEN)
    return where.back_to("food_log", "#health")
