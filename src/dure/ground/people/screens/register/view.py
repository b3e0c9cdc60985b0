"""Register a person: a warning where somebody like her is there already; a person decides."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.ground.access.queries import ActingRequest
from dure.ground.people.queries import Alike, addresses_of, possible_duplicates
from dure.ground.people.screens.inside import Inside, inside
from dure.ground.people.screens.register.form import PersonForm
from dure.ground.people.services import register_person
from dure.ground.places.queries import place_offers
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of

PAGE = "ground/people/screens/register/page.html"


@needs("open_person")
def register(request: ActingRequest, slug: str) -> HttpResponse:
    """Ask; then register, or say who may be the same person."""
    where = inside(request, slug, "open_person")
    form = PersonForm(request.POST or None, today=day_of(now()))
    alike: tuple[Alike, ...] = ()
    if where.chosen is not None and form.is_valid():
        try:
            alike = _alike(request, where, form)
            if not alike:
                return HttpResponseRedirect(_registered(request, where, form))
        except Refused as refused:
            form.add_error(None, str(words_of(refused)))
    places = place_offers(where.initiative.place_code, day_of(now()))
    said = where.said(form=form, alike=alike, places=places)
    return render(request, PAGE, said, status=422 if form.errors or alike else 200)


def _alike(request: ActingRequest, where: Inside, form: PersonForm) -> tuple[Alike, ...]:
    if where.chosen is None or request.POST.get("another") == "yes":
        return ()
    return possible_duplicates(
        request.actor,
        where.chosen.id,
        initiative_id=where.initiative.id,
        new=form.told(),
        at=now(),
    )


def _registered(request: ActingRequest, where: Inside, form: PersonForm) -> str:
    person_id = register_person(
        request.actor,
        at=now(),
        initiative_id=where.initiative.id,
        organisation_id=where.chosen.id if where.chosen else 0,
        new=form.told(),
    )
    # A person's page stands above this room; its address is the list's, and the key.
    return (
        f"{reverse('people', args=[where.initiative.slug])}{addresses_of([person_id])[person_id]}/"
    )
