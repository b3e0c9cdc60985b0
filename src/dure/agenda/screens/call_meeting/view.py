"""Call a meeting; too short a notice is refused with its article."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.agenda.queries import chairs_of, meeting_rules, meetings_of, rolls_of
from dure.agenda.rules.meeting_kinds import GENERAL, KINDS, ROLLS, MeetingKind
from dure.agenda.screens.call_meeting.form import MeetingForm
from dure.agenda.screens.deciding import Here, here
from dure.agenda.services import call_meeting as call_members
from dure.agenda.types.deciding import MeetingCard
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of

PAGE = "agenda/screens/call_meeting/page.html"
# What is asked of whom: a member is expelled by all, and a board knows no urgency but its bylaws'.
EXPELS = {"general", "delegates"}


@needs("manage_assembly")
def call_meeting(request: ActingRequest, slug: str) -> HttpResponse:
    """When and where do we meet, and what about?"""
    where, kind = here(request, slug), _kind(request)
    form = _form(request, where, kind)
    if form.is_valid():
        try:
            told = {"initiative_id": where.card.id, "told": form.told(), "at": now()}
            made = call_members(request.actor, **told)
            return HttpResponseRedirect(reverse("meeting", args=[slug, made]))
        except Refused as refused:
            form.add_error(None, str(words_of(refused)))
    said = where.said(form=form, **_told(request, where, kind))
    return render(request, PAGE, said, status=422 if form.errors else 200)


def _kind(request: ActingRequest) -> MeetingKind:
    """The kind that is called: posted, or chosen by its link; all members where nothing is said."""
    return KINDS.get(request.POST.get("kind") or request.GET.get("kind", ""), GENERAL)


def _told(request: ActingRequest, where: Here, kind: MeetingKind) -> dict[str, Any]:
    """What holds at such a meeting today, and how long its list is."""
    today = day_of(now())
    return {
        "kind": kind,
        "kinds": KINDS.values(),
        "rules": meeting_rules(request.actor, where.card.id, kind.code, today),
        "on_roll": len(rolls_of(request.actor, where.card.id, today).get(kind.roll, ())),
        "roll_name": ROLLS.get(kind.roll),
        "expels": kind.code in EXPELS,
    }


def _form(request: ActingRequest, where: Here, kind: MeetingKind) -> MeetingForm:
    today, adjourned = day_of(now()), _adjourned(request, where, kind)
    return MeetingForm(
        request.POST or None,
        initial={
            "notified_on": today,
            "kind": kind.code,
            "chair": request.actor.account_id,  # else whoever comes first in the alphabet
            **_again(request, adjourned),
        },
        chairs=chairs_of(request.actor, where.card.id, today),
        adjourned=adjourned,
    )


def _again(request: ActingRequest, adjourned: list[MeetingCard]) -> dict[str, str]:
    """What a meeting that is called again takes over from the adjourned one: nobody types it twice."""
    asked = request.GET.get("again")
    former = next((one for one in adjourned if one.public_id == asked), None)
    if former is None:
        return {}
    english = former.title.en if former.title.en != former.title.ko else ""
    told = {"title_ko": former.title.ko, "title_en": english, "purpose_ko": former.purpose.ko}
    return {"again_of": former.public_id, "place": former.place, **told}


def _adjourned(request: ActingRequest, where: Here, kind: MeetingKind) -> list[MeetingCard]:
    """Those of the same kind that were adjourned and not called again."""
    found = (one for one in meetings_of(request.actor, where.card.id) if one.kind == kind.code)
    return [one for one in found if one.state == "adjourned" and not one.again]
