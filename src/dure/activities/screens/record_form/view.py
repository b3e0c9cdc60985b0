"""Write down by hand what was done where there is no sheet; sent twice it is one line."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.activities.queries import kind_cards
from dure.activities.screens.inside import Inside, inside
from dure.activities.screens.record_form.form import RecordForm
from dure.activities.services import record_service
from dure.ground.access.queries import ActingRequest
from dure.ground.people.queries import codes_of_people
from dure.ground.places.queries import place_offers
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.ids import public_id
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

WRITTEN = Words("기록을 적었어요.", "The record is written.")
AGAIN = Words("이미 적힌 기록이에요. 한 번만 세요.", "It had been written already; it counts once.")


@needs("record_service")
def record_by_hand(request: ActingRequest, slug: str) -> HttpResponse:
    """What did you do, for whom?"""
    where = inside(request, slug, "record_service")
    form = _form(request, where)
    if form.is_valid():
        try:
            _write(request, where, form)
            return HttpResponseRedirect(reverse("records", args=[slug]))
        except Refused as refused:
            form.add_error(None, str(words_of(refused)))
    places = place_offers(where.initiative.place_code, day_of(now()))
    said = where.said(form=form, places=places)
    page = "activities/screens/record_form/page.html"
    return render(request, page, said, status=422 if form.errors else 200)


def _form(request: ActingRequest, where: Inside) -> RecordForm:
    at = now()
    first = {
        "token": public_id(),
        "day": day_of(at),
        "clock": at.time().replace(second=0, microsecond=0),
        "place": where.mine[0].place_code or where.initiative.place_code,
        "quantity": 1,
    }
    posted = request.POST or None
    return RecordForm(posted, initial=first, organisations=where.mine, kinds=kind_cards())


def _write(request: ActingRequest, where: Inside, form: RecordForm) -> None:
    fact = form.fact(where.initiative.id, request.actor.account_id)
    if fact.person_id is not None:
        fact = fact.with_attributes(codes_of_people([fact.person_id])[fact.person_id])
    done = record_service(request.actor, fact=fact, at=now())
    messages.success(request, str(WRITTEN if done.is_new else AGAIN))
