"""Name who stands beside a person, or end it. A guardian is not the person's voice."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.ground.people.queries import person_key
from dure.ground.people.screens.beside_form.form import form_for
from dure.ground.people.screens.inside import within
from dure.ground.people.services import (
    add_guardian,
    add_supporter,
    end_guardian,
    end_supporter,
)
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of

PAGE = "ground/people/screens/beside_form/page.html"
ADD = {"guardian": add_guardian, "supporter": add_supporter}


@needs("open_person")
def add_beside(request: ActingRequest, slug: str, person: str, who: str) -> HttpResponse:
    """Who helps, and within what limits?"""
    said, at = within(slug) | {"person": person, "who": who}, now()
    person_id = person_key(person).id
    form = form_for(who, request.POST or None, day_of(at))
    if form.is_valid():
        where = {"initiative_id": said["initiative_id"], "person_id": person_id}
        try:
            ADD[who](request.actor, at=at, new=form.told(), **where)
            return HttpResponseRedirect(f"{reverse('people', args=[slug])}{person}/")
        except Refused as refused:
            form.add_error(None, str(words_of(refused)))
    return render(request, PAGE, said | {"form": form}, status=422 if form.errors else 200)


@require_POST
@needs("open_person")
def end_beside(request: ActingRequest, slug: str, person: str, who: str, key: int) -> HttpResponse:
    """From today on no more."""
    where = {"initiative_id": within(slug)["initiative_id"], "person_id": person_key(person).id}
    if who == "guardian":
        end_guardian(request.actor, at=now(), guardian_id=key, **where)
    else:
        end_supporter(request.actor, at=now(), supporter_id=key, **where)
    return HttpResponseRedirect(f"{reverse('people', args=[slug])}{person}/")
