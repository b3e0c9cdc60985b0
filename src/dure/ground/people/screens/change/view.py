"""Change what is known about a person: the form shows the opened row, so the gate comes first."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from dure.ground.access.queries import ActingRequest
from dure.ground.people.queries import open_person, person_key
from dure.ground.people.rules.attributes import attributes
from dure.ground.people.screens.inside import within
from dure.ground.people.screens.register.form import PersonForm
from dure.ground.people.services import change_person
from dure.ground.people.types import NewPerson, PersonCard
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of

PAGE = "ground/people/screens/change/page.html"
CORRECTED = (
    "family_name",
    "given_name",
    "other_name",
    "own_number",
    "phone",
    "address",
    "note",
    "sex",
    "birth_date",
    "birth_year",
    "birth_month",
    "place_code",
    "attributes",
)


@needs("open_person")
@never_cache
def change(request: ActingRequest, slug: str, person: str) -> HttpResponse:
    """What do we know wrongly?"""
    said = within(slug) | {"person": person}
    card = open_person(request.actor, person_key(person).id, purpose="service", at=now())
    form = PersonForm(request.POST or None, today=day_of(now()), initial=_known(card))
    if form.is_valid():
        try:
            _changed(request, said["initiative_id"], card, form)
            return HttpResponseRedirect(f"{reverse('people', args=[slug])}{person}/")
        except Refused as refused:
            form.add_error(None, str(words_of(refused)))
    return render(request, PAGE, said | {"form": form}, status=422 if form.errors else 200)


def _known(card: PersonCard) -> dict[str, Any]:
    has_parts = bool(card.family_name or card.given_name)
    return {
        **{name: getattr(card, name) for name in CORRECTED},
        "given_name": card.given_name if has_parts else card.name,
        "birth_day": card.birth_date.day if card.birth_date else None,
        "place": card.place_code,
        **{f"is_{code}": value for code, value in card.attributes.items()},
    }


def _changed(
    request: ActingRequest, initiative_id: int, card: PersonCard, form: PersonForm
) -> None:
    changes = _changes(card, form.told())
    if changes:
        change_person(
            request.actor,
            at=now(),
            initiative_id=initiative_id,
            person_id=card.id,
            changes=changes,
        )


def _changes(card: PersonCard, told: NewPerson) -> dict[str, Any]:
    told = replace(told, attributes=_attributes(card, told))
    pairs = {name: (getattr(told, name), getattr(card, name)) for name in CORRECTED}
    changes = {name: new for name, (new, old) in pairs.items() if new != old}
    if {"family_name", "given_name"} & set(changes):
        changes["name"] = ""  # made anew from its parts
    return changes


def _attributes(card: PersonCard, told: NewPerson) -> Mapping[str, str]:
    """What the form asks is as it was told; codes that it does not offer are nobody's to drop here."""
    offered = {(each.code, code) for each in attributes() for code, _ in each.choices}
    kept = {code: value for code, value in card.attributes.items() if (code, value) not in offered}
    return {**kept, **told.attributes}
