"""One service: what it is, when it meets, who takes part and who waits."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.activities.queries import enrolled_in, service_card, sessions_of
from dure.activities.screens.inside import Inside, looking, organisations_by_id, places_of
from dure.activities.screens.service.form import PlanForm
from dure.activities.services import end_enrolment, enrol_person, plan_sessions
from dure.activities.types import ServiceCard
from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may
from dure.ground.journal.types import Subject
from dure.ground.people.queries import named_people, people_of, person_key
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of

BACK, AHEAD = timedelta(weeks=6), timedelta(weeks=26)


@needs("see_initiative")
def service(request: ActingRequest, slug: str, service_id: int) -> HttpResponse:
    """What happens here, for whom, and when?"""
    where = looking(request, slug)
    card = service_card(service_id, initiative_id=where.initiative.id)
    said = where.said(card=card) | _about(where, card)
    said["form"], status = _planned(request, card, inside=card.organisation_id in where.ids)
    if status == 302:
        return HttpResponseRedirect(reverse("service", args=[slug, service_id]))
    if card.organisation_id in where.ids:
        said |= _taking_part(request, where, card) | {"works_here": True}
    subject = Subject("service", card.id, where.initiative.id, card.organisation_id)
    said["may_change"] = may(request.actor, "manage_services", subject)
    return render(request, "activities/screens/service/page.html", said, status=status)


@require_POST
@needs("record_service")
def enrol(request: ActingRequest, slug: str, service_id: int) -> HttpResponse:
    """One more takes part, or waits."""
    at = now()
    person = person_key(request.POST.get("person", ""))
    enrol_person(request.actor, service_id=service_id, person_id=person.id, since=day_of(at), at=at)
    return HttpResponseRedirect(reverse("service", args=[slug, service_id]) + "#taking-part")


@require_POST
@needs("record_service")
def leave(request: ActingRequest, slug: str, service_id: int, enrolment_id: int) -> HttpResponse:
    """Somebody leaves; the first who waits comes in."""
    at = now()
    end_enrolment(request.actor, enrolment_id=enrolment_id, until=day_of(at), at=at)
    return HttpResponseRedirect(reverse("service", args=[slug, service_id]) + "#taking-part")


def _about(where: Inside, card: ServiceCard) -> dict[str, Any]:
    at = now()
    sessions = sessions_of(
        where.initiative.id,
        organisation_ids=[card.organisation_id],
        span=(at - BACK, at + AHEAD),
        at=at,
        service_id=card.id,
    )
    return {
        "home": organisations_by_id(where.initiative.id).get(card.organisation_id),
        "place": places_of([card.place_code]).get(card.place_code, card.place_code),
        "coming": [each for each in sessions if each.ends_at >= at],
        "past": [each for each in reversed(sessions) if each.ends_at < at],
    }


def _planned(request: ActingRequest, card: ServiceCard, *, inside: bool) -> tuple[Any, int]:
    asked = request.method == "POST" and "begins" in request.POST
    form = PlanForm(request.POST if asked else None, initial={"day": day_of(now())})
    if not inside or not form.is_valid():
        return form, 422 if form.errors else 200
    try:
        plan_sessions(request.actor, service_id=card.id, at=now(), **form.span())
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return form, 422
    return form, 302


def _taking_part(request: ActingRequest, where: Inside, card: ServiceCard) -> dict[str, Any]:
    here: dict[str, Any] = {"initiative_id": where.initiative.id}
    cards = enrolled_in(request.actor, card.id, **here)
    people = named_people(
        request.actor,
        [each.person_id for each in cards],
        organisation_id=card.organisation_id,
        at=now(),
        **here,
    )
    lines = [{"card": each, "person": people.get(each.person_id)} for each in cards]
    return {"lines": lines, **_found(request, card, set(people), here)}


def _found(
    request: ActingRequest, card: ServiceCard, inside: set[int], here: dict[str, Any]
) -> dict[str, Any]:
    sought = request.POST.get("sought", "").strip()
    if not sought:
        return {"sought": ""}
    found = people_of(request.actor, card.organisation_id, at=now(), sought=sought, **here)
    return {"sought": sought, "found": [each for each in found.lines if each.id not in inside]}
