"""Couriers: who carries; one of them; days away; doors they never go to."""

from datetime import date, time
from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.ui.days import day_written
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import (
    courier_card,
    couriers_of,
    diners_of,
    forbidden_of,
    kitchens_of,
)
from dure.programmes.care_meals.screens.at_day import AtDay, at_day, number
from dure.programmes.care_meals.screens.couriers.form import CourierForm, first_values
from dure.programmes.care_meals.services import (
    add_courier,
    allow_pair,
    change_courier,
    courier_away,
    courier_back,
    end_courier,
    forbid_pair,
)
from dure.programmes.care_meals.types.couriers import AWAY, FORBIDDEN
from dure.programmes.care_meals.types.day import CourierCard
from dure.programmes.care_meals.types.diners import KitchenCard

PAGES = "programmes/care_meals/screens/couriers"
USUAL = {"mode": "walk", "load": 10, "shift_from": time(10, 0), "shift_until": time(13, 0)}


@needs("run_kitchen")
def couriers(request: ActingRequest, slug: str) -> HttpResponse:
    """Who carries the meals?"""
    where = at_day(request, slug)
    today = day_of(where.at)
    found = couriers_of(request.actor, initiative_id=where.card.id, on=today)
    said = where.said(
        here=[one for one in found if one.ended_on is None or one.ended_on > today],
        gone=[one for one in found if one.ended_on is not None and one.ended_on <= today],
        kitchens=kitchens_of(request.actor, where.card.id),
        today=today,
    )
    return render(request, f"{PAGES}/page.html", said)


@needs("run_kitchen")
def new_courier(request: ActingRequest, slug: str) -> HttpResponse:
    """Somebody carries from now on."""
    where = at_day(request, slug)
    kitchens = _kitchens(where)
    first = {**USUAL, "weekdays": [1, 2, 3, 4, 5], "since": day_of(where.at)}
    form = CourierForm(request.POST or None, kitchens=kitchens, initial=first)
    if form.is_bound and form.is_valid() and _added(where, form, kitchens):
        return where.to("couriers")
    said = where.said(form=form)
    return render(request, f"{PAGES}/new.html", said, status=422 if form.errors else 200)


def _kitchens(where: AtDay) -> tuple[KitchenCard, ...]:
    found = kitchens_of(where.actor, where.card.id)
    if not found:
        raise Refused("care_meals.no_such_kitchen")
    return found


def _added(where: AtDay, form: CourierForm, kitchens: tuple[KitchenCard, ...]) -> bool:
    try:
        home = form.kitchens.get(form.cleaned_data["kitchen"], kitchens[0])
        add_courier(where.actor, draft=form.told(home), at=where.at)
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return False
    return True


@needs("run_kitchen")
def courier(request: ActingRequest, slug: str, courier: str) -> HttpResponse:
    """How does this courier carry, and where do they never go?"""
    where = at_day(request, slug)
    card = _card(where, courier)
    kitchens = _kitchens(where)
    first = first_values(card, kitchens)
    form = CourierForm(request.POST or None, kitchens=kitchens, initial=first)
    if form.is_bound and form.is_valid() and _changed(where, form, kitchens, card):
        return where.to("courier", courier)
    said = where.said(form=form, **_around(where, kitchens, card))
    return render(request, f"{PAGES}/one.html", said, status=422 if form.errors else 200)


def _around(
    where: AtDay, kitchens: tuple[KitchenCard, ...], card: CourierCard
) -> dict[str, object]:
    """What stands around the form: doors left to others, days away."""
    return {
        "courier": card,
        "forbidden": forbidden_of(where.actor, card.public_id, at=where.at),
        "diners": _diners(where, kitchens, card),
        "away_reasons": AWAY,
        "reasons": FORBIDDEN,
        "today": day_of(where.at),
    }


def _card(where: AtDay, courier: str) -> CourierCard:
    card = courier_card(where.actor, courier, on=day_of(where.at))
    if card.initiative_id != where.card.id:
        raise Refused("care_meals.no_such_courier")
    return card


def _diners(where: AtDay, kitchens: tuple[KitchenCard, ...], card: CourierCard) -> list[object]:
    ours = [one for one in kitchens if one.organisation_id == card.organisation_id]
    on = day_of(where.at)
    return [
        one
        for each in ours
        for one in diners_of(where.actor, kitchen_id=each.id, on=on, at=where.at)
    ]


def _changed(
    where: AtDay, form: CourierForm, kitchens: tuple[KitchenCard, ...], card: CourierCard
) -> bool:
    try:
        draft = form.told(kitchens[0], card)
        change_courier(where.actor, courier=card.public_id, draft=draft, at=where.at)
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return False
    return True


def _day(told: str, otherwise: date) -> date:
    return day_written(told) or otherwise


@needs("run_kitchen")
@require_POST
def away(request: ActingRequest, slug: str, courier: str) -> HttpResponse:
    """A day on which a courier does not come; or comes after all."""
    where = at_day(request, slug)
    on, reason = _day(request.POST.get("on", ""), day_of(where.at)), request.POST.get("reason", "")
    told = {"courier": courier, "on": on, "at": where.at}
    deed = partial(courier_back, where.actor, **told)
    if reason:
        deed = partial(courier_away, where.actor, reason=reason, **told)
    tried(request, deed, Words("적어 두었어요.", "Written down."))
    return where.to("courier", courier)


@needs("run_kitchen")
@require_POST
def end(request: ActingRequest, slug: str, courier: str) -> HttpResponse:
    """A courier carries no more."""
    where = at_day(request, slug)
    on = _day(request.POST.get("on", ""), day_of(where.at))
    deed = partial(end_courier, where.actor, courier=courier, on=on, at=where.at)
    tried(request, deed, Words("그만둔 날을 적었어요.", "The last day is written down."))
    return where.to("couriers")


@needs("run_kitchen")
@require_POST
def forbid(request: ActingRequest, slug: str, courier: str) -> HttpResponse:
    """A door this courier never goes to."""
    where = at_day(request, slug)
    told = {"diner": request.POST.get("diner", ""), "reason": request.POST.get("reason", "")}
    deed = partial(forbid_pair, where.actor, courier=courier, at=where.at, **told)
    tried(request, deed, Words("이 집에는 가지 않아요.", "This door is left to others."))
    return where.to("courier", courier)


@needs("run_kitchen")
@require_POST
def allow(request: ActingRequest, slug: str, courier: str) -> HttpResponse:
    """The courier may come there again."""
    where = at_day(request, slug)

    def deed() -> None:
        pair = number(request.POST.get("pair", ""))
        allow_pair(where.actor, courier=courier, pair=pair, at=where.at)

    tried(request, deed, Words("다시 갈 수 있어요.", "They may come again."))
    return where.to("courier", courier)
