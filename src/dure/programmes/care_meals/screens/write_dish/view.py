"""Write a dish down (음식 적기), open one, mend it, retire it."""

from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import dish_card
from dure.programmes.care_meals.screens.at_kitchen import AtKitchen, at_kitchen, done
from dure.programmes.care_meals.screens.write_dish.form import DishForm, as_typed
from dure.programmes.care_meals.services import change_dish, retire_dish
from dure.programmes.care_meals.services import write_dish as write
from dure.programmes.care_meals.types.dishes import DishCard

PAGE = "programmes/care_meals/screens/write_dish/page.html"
RETIRED = Words("이 음식은 이제 짓지 않아요.", "This dish is cooked no more.")
NEW = {"textures": ["7"], "keeps": "hot", "course": "side"}


@needs("run_kitchen")
def write_dish(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """What does one portion take?"""
    where = at_kitchen(request, slug, kitchen)
    form = DishForm(request.POST or None, day=where.on, initial=NEW)
    if form.is_valid():
        told = {"kitchen_id": where.kitchen.id, "draft": form.told(), "at": where.at}
        try:
            write(request.actor, **told)
            return HttpResponseRedirect(reverse("dishes", args=[slug, kitchen]))
        except Refused as refused:
            form.add_error(None, str(words_of(refused)))
    return _page(request, where, form, None)


@needs("run_kitchen")
def dish(request: ActingRequest, slug: str, kitchen: str, public_id: str) -> HttpResponse:
    """One dish, to be read and mended."""
    where = at_kitchen(request, slug, kitchen)
    card = dish_card(request.actor, where.kitchen.id, public_id, where.on)
    form = DishForm(request.POST or None, day=where.on, initial=as_typed(card, where.on))
    if form.is_valid():
        try:
            change_dish(request.actor, dish=public_id, draft=form.told(), at=where.at)
            return HttpResponseRedirect(reverse("dishes", args=[slug, kitchen]))
        except Refused as refused:
            form.add_error(None, str(words_of(refused)))
    return _page(request, where, form, card)


@require_POST
@needs("run_kitchen")
def retire(request: ActingRequest, slug: str, kitchen: str, public_id: str) -> HttpResponse:
    """Cook it no more."""
    where = at_kitchen(request, slug, kitchen)
    dish_card(request.actor, where.kitchen.id, public_id, where.on)
    done(request, partial(retire_dish, request.actor, dish=public_id, at=where.at), RETIRED)
    return HttpResponseRedirect(reverse("dishes", args=[slug, kitchen]))


def _page(
    request: ActingRequest, where: AtKitchen, form: DishForm, card: DishCard | None
) -> HttpResponse:
    said = where.said(form=form, dish=card)
    return render(request, PAGE, said, status=422 if form.errors else 200)
