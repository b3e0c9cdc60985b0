"""The food log (식품안전 일지): temperatures, samples, deliveries, health; little typing each."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.ui.days import day_written
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import (
    health_on,
    inspections_on,
    readings_on,
    samples_of,
    to_check,
)
from dure.programmes.care_meals.rules.food_safety import HEALTH_QUESTIONS, POINTS
from dure.programmes.care_meals.screens.at_kitchen import (
    AtKitchen,
    at_kitchen,
    decimal_of,
    done,
    moment_of,
)
from dure.programmes.care_meals.services import (
    answer_health,
    dispose_sample,
    recall_meals,
    receive,
    store_samples,
    take_reading,
)
from dure.programmes.care_meals.types.kitchen_log import (
    Delivery,
    Reading,
    RecallDraft,
    Stored,
)

PAGE = "programmes/care_meals/screens/food_log/page.html"
WRITTEN = Words("적었어요.", "Written down.")
STORED = Words(
    "보존식을 넣었어요. 144시간 뒤에 버릴 수 있어요.", "Stored. It may go after 144 hours."
)
DISPOSED = Words("버린 것을 적었어요.", "The disposal is written down.")
CALLED = Words("회수했어요. 배달하는 분에게 알려요.", "Called back. Whoever delivers is told.")


@needs("run_kitchen")
def food_log(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """What has to be measured?"""
    where = at_kitchen(request, slug, kitchen)
    key = where.kitchen.id
    checks = to_check(request.actor, key, where.on)
    said = {
        "checks": checks,
        "unsampled": [one for one in checks if not one.sampled],
        "readings": readings_on(request.actor, key, where.on),
        "samples": samples_of(request.actor, key, where.at),
        "inspections": inspections_on(request.actor, key, where.on),
        "health": health_on(request.actor, key, where.on, where.at),
        "points": [(code, words) for code, (words, _, _) in POINTS.items() if code != "core"],
        "questions": HEALTH_QUESTIONS.items(),
    }
    return render(request, PAGE, where.said(**said))


@require_POST
@needs("run_kitchen")
def reading(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """A temperature was read off."""
    where, given = at_kitchen(request, slug, kitchen), request.POST

    def deed() -> int:
        told = Reading(
            point=given.get("point", ""),
            celsius=decimal_of(given.get("celsius", "")),
            dish=given.get("dish", ""),
            minutes=_number(given.get("minutes", "")),
            deed=given.get("deed", ""),
            route=_number(given.get("route", "")),
            read_at=moment_of(given.get("clock", ""), where),
            corrects=_number(given.get("corrects", "")),
        )
        key: int = take_reading(request.actor, reading=told, **where.asked)
        return key

    done(request, deed, WRITTEN)
    return where.back_to("food_log")


@require_POST
@needs("run_kitchen")
def samples(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """A portion of each dish goes into the freezer."""
    where, given = at_kitchen(request, slug, kitchen), request.POST

    def deed() -> int:
        cold = decimal_of(given.get("celsius", ""))
        stored_at = moment_of(given.get("clock", ""), where)
        stored = Stored(tuple(given.getlist("dish")), cold, stored_at)
        made: int = store_samples(request.actor, stored=stored, **where.asked)
        return made

    done(request, deed, STORED)
    return where.back_to("food_log", "#samples")


@require_POST
@needs("run_kitchen")
def dispose(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """A sample was thrown away."""
    where, given = at_kitchen(request, slug, kitchen), request.POST
    told: dict[str, Any] = {"kitchen_id": where.kitchen.id}
    told["sample"] = _number(given.get("sample", "")) or 0
    told |= {"disposed_at": where.at, "at": where.at}
    done(request, partial(dispose_sample, request.actor, **told), DISPOSED)
    return where.back_to("food_log", "#samples")


@require_POST
@needs("run_kitchen")
def received(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """Something came: taken, or sent back."""
    where, given = at_kitchen(request, slug, kitchen), request.POST
    done(request, lambda: _receive(request, where, given), WRITTEN)
    return where.back_to("food_log", "#received")


def _receive(request: ActingRequest, where: AtKitchen, given: Any) -> int:
    typed, day = given.get("celsius", ""), given.get("use_by", "")
    use_by = day_written(day) if day else None
    if day and use_by is None:
        raise Refused("care_meals.delivery_day")
    delivery = Delivery(
        item=given.get("item", ""),
        keeps=given.get("keeps", "room"),
        celsius=decimal_of(typed) if typed.strip() else None,
        whole=bool(given.get("whole")),
        use_by=use_by,
        origin=given.get("origin", ""),
        amount=given.get("amount", ""),
        supplier=given.get("supplier", ""),
    )
    told = {"kitchen_id": where.kitchen.id, "delivery": delivery, "at": where.at}
    key: int = receive(request.actor, taken=given.get("taken") == "yes", **told)
    return key


@require_POST
@needs("run_kitchen")
def health(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """Somebody answered before the shift."""
    where, given = at_kitchen(request, slug, kitchen), request.POST
    answers = {code: given[code] == "yes" for code in HEALTH_QUESTIONS if given.get(code)}
    told = {"kitchen_id": where.kitchen.id, "answers": answers, "at": where.at}
    told["person_id"] = _number(given.get("person", "")) or 0
    done(request, partial(answer_health, request.actor, **told), WRITTEN)
    return where.back_to("food_log", "#health")


@require_POST
@needs("run_kitchen")
def recall(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """Meals that come too late are not handed over."""
    where, given = at_kitchen(request, slug, kitchen), request.POST
    kind = given.get("kind", "care_meals.lunchbox")
    told = RecallDraft(tuple(given.getlist("diner")), kind, "late")
    done(request, partial(recall_meals, request.actor, recall=told, **where.asked), CALLED)
    return where.back_to("kitchen_day")


def _number(told: str) -> int | None:
    return int(told) if told.isdecimal() and len(told) < 10 else None
