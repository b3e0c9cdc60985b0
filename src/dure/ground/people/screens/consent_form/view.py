"""Ask a person for one consent, in plain words, and write down the answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.ground.access.queries import ActingRequest
from dure.ground.consent.queries import PurposeTerms, consents_of, purposes
from dure.ground.consent.services import record_consent
from dure.ground.organisations.queries import members_of
from dure.ground.people.queries import PersonKey, consent_giver, masked_people, person_key
from dure.ground.people.screens.consent_form.form import ConsentForm
from dure.ground.people.screens.inside import within
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

PAGE = "ground/people/screens/consent_form/page.html"
WRITTEN = Words("동의를 적어 두었어요.", "The consent is written down.")


@needs("record_consent")
def ask_consent(request: ActingRequest, slug: str, person: str) -> HttpResponse:
    """Which purpose? Then: what exactly, for whom, until when, and how did the person say yes?"""
    key = person_key(person)
    said = within(slug) | {"person": person} | _about(request, slug, key)
    terms = purposes().get(request.GET.get("purpose", ""))
    if terms is None or terms.basis != "consent":
        return render(request, PAGE, said | {"choices": _choices(key)})
    form = _form(request, said["initiative_id"], terms)
    if form.is_valid() and _recorded(request, said["initiative_id"], key, form):
        return HttpResponseRedirect(f"{reverse('people', args=[slug])}{person}/")
    shown = said | {"terms": terms, "form": form}
    return render(request, PAGE, shown, status=422 if form.errors else 200)


def _about(request: ActingRequest, slug: str, key: PersonKey) -> dict[str, Any]:
    shown = masked_people(
        request.actor,
        key.organisation_id,
        [key.id],
        initiative_id=within(slug)["initiative_id"],
        at=now(),
    )
    return {"who": shown.get(key.id)}


def _choices(key: PersonKey) -> list[dict[str, Any]]:
    given = {each.purpose for each in consents_of(key.id, day_of(now())) if each.in_force}
    asked = [each for each in purposes().values() if each.basis == "consent"]
    return [{"terms": each, "given": each.code in given} for each in asked]


def _form(request: ActingRequest, initiative_id: int, terms: PurposeTerms) -> ConsentForm:
    today = day_of(now())
    members = sorted(members_of(initiative_id, today), key=lambda each: each.part != "backbone")
    first = [each.organisation for each in members]
    return ConsentForm(
        request.POST or None, request.FILES or None, terms=terms, recipients=first, today=today
    )


def _recorded(
    request: ActingRequest, initiative_id: int, key: PersonKey, form: ConsentForm
) -> bool:
    giver, new = consent_giver(key.id), form.told()
    try:
        record_consent(request.actor, at=now(), initiative_id=initiative_id, giver=giver, new=new)
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return False
    messages.success(request, str(WRITTEN))
    return True
