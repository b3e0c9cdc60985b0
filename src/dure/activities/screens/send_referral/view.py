"""Send a referral: first whom and to whom, then what travels, shown before it does."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.activities.queries import acted_for, items_asked, kinds_to_ask_for, parcel_of, services_of
from dure.activities.screens.inside import Inside, looking, organisations_by_id
from dure.activities.screens.send_referral.form import Ways, draft_of, lines_of
from dure.activities.services import send_referral
from dure.activities.types.referrals import Parcel
from dure.ground.access.queries import ActingRequest, accounts_who_may
from dure.ground.organisations.types import OrganisationCard
from dure.ground.people.queries import masked_people, people_of, person_key
from dure.ground.places.queries import place_offers
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of

FIND = "activities/screens/send_referral/page.html"
WRITE = "activities/screens/send_referral/write.html"
SENDS = "send_referral"
Homes = dict[int, OrganisationCard]


@needs(SENDS)
def find_person(request: ActingRequest, slug: str) -> HttpResponse:
    """Who needs help, and from whom? Names are looked for in the body, never in the address."""
    where, told = looking(request, slug), request.POST
    homes, own = _homes(request, where)
    partner = next((one for one in homes.values() if one.slug == told.get("to")), None)
    if partner and told.get("person"):
        key = person_key(told["person"])
        asked = [slug, key.public_id, partner.slug]
        return HttpResponseRedirect(reverse("write_referral", args=asked))
    sender = next((one for one in own if one.slug == told.get("from")), own[0])
    said: dict[str, Any] = {"own": own, "sender": sender, "partner": partner}
    said |= {"others": _others(homes, own)}
    said |= {"sought": told.get("sought", "")[:60], "asked": request.method == "POST"}
    said["found"] = _found(request, where, sender, said["sought"]) if said["sought"] else ()
    return render(request, FIND, where.said(**said))


@needs(SENDS)
def write_referral(request: ActingRequest, slug: str, person: str, partner: str) -> HttpResponse:
    """What shall travel? It is shown as it will be read, and sent only then."""
    where = looking(request, slug)
    homes, _ = _homes(request, where)
    to = next((one for one in homes.values() if one.slug == partner), None)
    if to is None:
        raise Refused("activities.not_taking_part")
    key = person_key(person)
    ways = Ways(where.initiative.id, key.organisation_id, to.id, key.id)
    page = _page(request, where, ways) | {"partner": to, "sender": homes.get(ways.sender_id)}
    if request.method != "POST":
        return _shown(request, where, page)
    return _tried(request, where, ways, page)


def _tried(request: ActingRequest, where: Inside, ways: Ways, page: dict[str, Any]) -> HttpResponse:
    """Look at it first; send it with the mark of what was looked at."""
    at, told, slug = now(), request.POST, where.initiative.slug
    try:
        draft = draft_of(told, ways, day_of(at))
        if told.get("seen"):
            sent = send_referral(request.actor, draft=draft, seen=told["seen"], at=at)
            return HttpResponseRedirect(reverse("referral", args=[slug, sent]))
        parcel: Parcel | None = parcel_of(request.actor, draft, at=at)
    except Refused as refused:
        page["fault"], parcel = words_of(refused), None
        if refused.code == "activities.parcel_changed":
            parcel = parcel_of(request.actor, draft, at=at)
    return _shown(request, where, page | {"parcel": parcel})


def _shown(request: ActingRequest, where: Inside, page: dict[str, Any]) -> HttpResponse:
    page["told"] = request.POST
    answer = render(request, WRITE, where.said(**page), status=422 if page.get("fault") else 200)
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def _page(request: ActingRequest, where: Inside, ways: Ways) -> dict[str, Any]:
    at, told, here = now(), request.POST, where.initiative
    if ways.sender_id not in acted_for(request.actor, SENDS, here.id, day_of(at)):
        raise Refused("activities.not_your_person")
    who: dict[str, Any] = {"initiative_id": here.id, "at": at}
    people = masked_people(request.actor, ways.sender_id, [ways.person_id], **who)
    items = items_asked(ways.person_id, ways.recipient_id, day_of(at))
    return {
        "masked": people.get(ways.person_id),
        "lines": lines_of(told, items),
        "agreed": any(one.agreed for one in items),
        "place": told.get("place") or here.place_code,
        **_offered(where, ways),
    }


def _offered(where: Inside, ways: Ways) -> dict[str, Any]:
    here, on = where.initiative, day_of(now())
    return {
        "kinds": kinds_to_ask_for(),
        "services": services_of(here.id, organisation_id=ways.recipient_id, on=on),
        "places": place_offers(here.place_code, on),
        "has_account": bool(_answering(where, ways.recipient_id)),
    }


def _answering(where: Inside, organisation_id: int) -> tuple[Any, ...]:
    here: dict[str, Any] = {"initiative_id": where.initiative.id, "on": day_of(now())}
    found = accounts_who_may("answer_referrals", organisation_ids=[organisation_id], **here)
    return found.get(organisation_id, ())


def _homes(request: ActingRequest, where: Inside) -> tuple[Homes, list[OrganisationCard]]:
    homes = organisations_by_id(where.initiative.id)
    mine = acted_for(request.actor, SENDS, where.initiative.id, day_of(now()))
    own = [homes[one] for one in mine if one in homes]
    if not own:
        raise Refused("journal.not_allowed", verb=SENDS)
    return homes, sorted(own, key=lambda one: one.name.ko)


def _others(homes: Homes, own: list[OrganisationCard]) -> list[OrganisationCard]:
    return [one for one in homes.values() if len(own) > 1 or one.id != own[0].id]


def _found(request: ActingRequest, where: Inside, sender: OrganisationCard, sought: str) -> Any:
    here: dict[str, Any] = {"initiative_id": where.initiative.id, "at": now()}
    return people_of(request.actor, sender.id, sought=sought, **here).lines[:12]
