"""Call a meeting; too short a notice is refused with its article."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.agenda.queries import chairs_of, meetings_of
from dure.agenda.screens.call_meeting.form import MeetingForm
from dure.agenda.screens.deciding import Here, here
from dure.agenda.services import call_meeting as call_members
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of

PAGE = "agenda/screens/call_meeting/page.html"


@needs("manage_assembly")
def call_meeting(request: ActingRequest, slug: str) -> HttpResponse:
    """When and where do we meet, and what about?"""
    where = here(request, slug)
    form = _form(request, where)
    if form.is_valid():
        try:
            told = {"initiative_id": where.card.id, "told": form.told(), "at": now()}
            made = call_members(request.actor, **told)
            return HttpResponseRedirect(reverse("meeting", args=[slug, made]))
        except Refused as refused:
            form.add_error(None, str(words_of(refused)))
    return render(request, PAGE, where.said(form=form), status=422 if form.errors else 200)


def _form(request: ActingRequest, where: Here) -> MeetingForm:
    today = day_of(now())
    found = meetings_of(request.actor, where.card.id)
    return MeetingForm(
        request.POST or None,
        initial={"notified_on": today, "again_of": request.GET.get("again", "")},
        chairs=chairs_of(request.actor, where.card.id, today),
        adjourned=[one for one in found if one.state == "adjourned" and not one.again],
    )
