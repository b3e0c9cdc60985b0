"""Recall (회수): meals that must not be eaten are called back; phones on the way say so at once."""

from functools import partial

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import recallable_on, recalls_on
from dure.programmes.care_meals.screens.at_kitchen import AtKitchen, at_kitchen, done
from dure.programmes.care_meals.screens.food_log.form import told_recalls
from dure.programmes.care_meals.services import recall_meals
from dure.programmes.care_meals.types.kitchen_log import (
    RECALL_REASONS,
    RecallChoice,
    RecallDraft,
)

PAGE = "programmes/care_meals/screens/meal_recall/page.html"
CALLED = Words(
    "회수했어요. 배달하는 분의 전화기에 바로 나타나요. 전할 말도 봐 주세요.",
    "Called back. The couriers' phones show it at once. See also who must be told.",
)


@needs("run_kitchen")
def recall(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """Which meals must not be eaten?"""
    where = at_kitchen(request, slug, kitchen)
    if request.method == "POST":
        done(request, partial(_call_back, where, told_recalls(request.POST)), CALLED)
        return where.back_to("recall_meals")
    choice = RecallChoice(request.GET.get("kind", ""), request.GET.get("dish", ""))
    asked = {"kitchen_id": where.kitchen.id, "on": where.on}
    said = {
        "choice": choice,
        "found": recallable_on(request.actor, choice=choice, **asked),
        "called": recalls_on(request.actor, at=where.at, **asked),
        "reasons": RECALL_REASONS.items(),
    }
    return render(request, PAGE, where.said(**said))


def _call_back(where: AtKitchen, drafts: tuple[RecallDraft, ...]) -> None:
    """All kinds or none."""
    if not drafts:
        raise Refused("care_meals.nothing_chosen")
    with transaction.atomic():
        for one in drafts:
            recall_meals(where.actor, recall=one, **where.asked)
