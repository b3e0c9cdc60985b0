"""Offer a service, or change one that is offered."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.activities.queries import kind_cards, service_card
from dure.activities.screens.inside import Inside, inside
from dure.activities.screens.offer.form import ServiceForm
from dure.activities.services import change_service, offer_service
from dure.activities.types import ServiceCard, ServiceChange
from dure.ground.access.queries import ActingRequest
from dure.ground.places.queries import place_offers
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of

PAGE = "activities/screens/offer/page.html"


@needs("manage_services")
def offer(request: ActingRequest, slug: str) -> HttpResponse:
    """What do we do, where, and for whom?"""
    where = inside(request, slug, "manage_services")
    form = _form(where, request.POST or None, {"starts_on": day_of(now())})
    if form.is_valid():
        try:
            key = offer_service(request.actor, service=form.told(where.initiative.id), at=now())
            return HttpResponseRedirect(reverse("service", args=[slug, key]))
        except Refused as refused:
            form.add_error(None, str(words_of(refused)))
    return _shown(request, where, form)


@needs("manage_services")
def change(request: ActingRequest, slug: str, service_id: int) -> HttpResponse:
    """What is different now?"""
    where = inside(request, slug, "manage_services")
    card = service_card(service_id, initiative_id=where.initiative.id)
    form = _form(where, request.POST or None, _known(card))
    for name in ("organisation", "kind", "place", "starts_on"):  # these make it the service it is
        form.fields[name].disabled = True
    if form.is_valid():
        try:
            change_service(request.actor, service_id=service_id, change=_change(form), at=now())
            return HttpResponseRedirect(reverse("service", args=[slug, service_id]))
        except Refused as refused:
            form.add_error(None, str(words_of(refused)))
    return _shown(request, where, form, card=card)


def _form(where: Inside, posted: Any, initial: dict[str, Any]) -> ServiceForm:
    return ServiceForm(
        posted,
        initial=initial,
        organisations=where.mine,
        kinds=kind_cards(),
        today=day_of(now()),
    )


def _shown(
    request: ActingRequest, where: Inside, form: ServiceForm, card: ServiceCard | None = None
) -> HttpResponse:
    places = place_offers(where.initiative.place_code, day_of(now()))
    said = where.said(form=form, places=places, card=card)
    return render(request, PAGE, said, status=422 if form.errors else 200)


def _known(card: ServiceCard) -> dict[str, Any]:
    return {
        "organisation": str(card.organisation_id),
        "kind": card.kind,
        "name_ko": card.name.ko,
        "name_en": card.name.en,
        "group_ko": card.group.ko,
        "group_en": card.group.en,
        "place": card.place_code,
        "capacity": card.capacity,
        "starts_on": card.starts_on,
        "ends_before": card.ends_before,
    }


def _change(form: ServiceForm) -> ServiceChange:
    told = form.told(0)
    return ServiceChange(
        name=told.name,
        group=told.group,
        capacity=told.capacity,
        no_capacity=told.capacity is None,
        ends_before=told.ends_before,
    )
