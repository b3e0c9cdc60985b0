"""One person, opened through the gate: what is known, who stands beside, what was agreed, who looked."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dure.front.screens.person.form import WhyForm
from dure.front.screens.person.whole import all_of, whole_of
from dure.front.screens.person.written_out import written_out
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card, organisation_cards
from dure.ground.people.queries import PersonKey, open_person, person_key
from dure.ground.people.types import PersonCard
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of

PAGE, ASKED = "front/screens/person/page.html", "front/screens/person/ask.html"


@needs("open_person")
@never_cache
def person(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """Open one's own people at once; whoever comes from outside says why first."""
    key, said = person_key(public_id), _said(slug, public_id)
    form = WhyForm(request.POST or None)
    if not _is_own(request, key) and not form.is_valid():
        said["home"] = organisation_cards(frozenset({key.organisation_id}))[key.organisation_id]
        return render(request, ASKED, said | {"form": form, "key": key})
    try:
        card = _opened(request, key, form)
    except Refused as refused:
        shown = said | {"form": form, "key": key, "problem": words_of(refused)}
        return render(request, ASKED, shown, status=403)
    said |= whole_of(card, initiative_id=said["initiative_id"])
    return render(request, PAGE, said | {"card": card, "is_own": _is_own(request, key)})


@require_POST
@needs("open_person")
def take_out(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """Everything known about a person, for this person: a file, logged as one."""
    initiative_card(slug)
    key = person_key(public_id)
    card = open_person(request.actor, key.id, purpose="rights_request", at=now(), act="exported")
    told = written_out(card, all_of(card))
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = f'attachment; filename="person-{public_id}.json"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _said(slug: str, public_id: str) -> dict[str, Any]:
    card = initiative_card(slug)
    return {
        "condition": "activities",
        "initiative": card.name,
        "initiative_id": card.id,
        "slug": slug,
        "person": public_id,
    }


def _is_own(request: ActingRequest, key: PersonKey) -> bool:
    return any(
        reach.organisation_id == key.organisation_id and "open_person" in reach.permissions
        for reach in request.actor.reaches
    )


def _opened(request: ActingRequest, key: PersonKey, form: WhyForm) -> PersonCard:
    if form.is_bound and form.is_valid():
        asked = form.cleaned_data
        return open_person(
            request.actor, key.id, purpose=asked["purpose"], at=now(), reason=asked["reason"]
        )
    return open_person(request.actor, key.id, purpose="service", at=now())
