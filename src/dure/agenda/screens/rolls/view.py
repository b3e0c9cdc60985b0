"""Rolls: who founds, who was elected delegate, who sits on the board, as they stand today."""

from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.agenda.queries import meeting_rules, rolls_of, who_may_sit
from dure.agenda.rules.meeting_kinds import KINDS, ROLLS, MeetingKind
from dure.agenda.screens.deciding import Here, here, keyed
from dure.agenda.screens.rolls.form import SeatForm
from dure.agenda.services import end_seat, seat_on_roll
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "agenda/screens/rolls/page.html"
ENDED = Words("자리를 마쳤어요.", "The seat has ended.")
OF_ROLL = {kind.roll: kind for kind in KINDS.values() if kind.roll}


@needs("see_initiative")
def rolls(request: ActingRequest, slug: str) -> HttpResponse:
    """Who is on the list?"""
    where = here(request, slug)
    kind = _kind(request)
    form = _form(request, where, kind) if where.may("manage_assembly") else None
    if request.method == "POST":
        where.must("manage_assembly")
        if form is not None and form.is_valid() and _seated(request, where, form):
            return HttpResponseRedirect(f"{reverse('rolls', args=[slug])}?roll={kind.roll}")
    errors = form is not None and form.errors
    said = where.said(form=form, **_said(request, where, kind))
    return render(request, PAGE, said, status=422 if errors else 200)


@require_POST
@needs("manage_assembly")
def end(request: ActingRequest, slug: str) -> HttpResponse:
    """Somebody sits there no longer, from today on."""
    here(request, slug)
    kind, seat, at = _kind(request), keyed(request.POST.get("seat", "")), now()
    told = {"seat_id": seat, "on": day_of(at), "at": at}
    tried(request, partial(end_seat, request.actor, **told), ENDED)
    return HttpResponseRedirect(f"{reverse('rolls', args=[slug])}?roll={kind.roll}")


def _kind(request: ActingRequest) -> MeetingKind:
    """The kind of meeting whose roll is shown; the board's where nothing is said."""
    asked = request.POST.get("roll") or request.GET.get("roll", "")
    return OF_ROLL.get(asked, OF_ROLL["directors"])


def _form(request: ActingRequest, where: Here, kind: MeetingKind) -> SeatForm:
    today = day_of(now())
    choices = who_may_sit(request.actor, where.card.id, kind.roll, today)
    given = request.POST if request.method == "POST" else None
    return SeatForm(given, initial={"since": today}, roll=kind.roll, choices=choices)


def _seated(request: ActingRequest, where: Here, form: SeatForm) -> bool:
    try:
        told = {"initiative_id": where.card.id, "told": form.told(), "at": now()}
        seat_on_roll(request.actor, **told)
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return False
    return True


def _said(request: ActingRequest, where: Here, kind: MeetingKind) -> dict[str, Any]:
    today = day_of(now())
    found = rolls_of(request.actor, where.card.id, today)
    return {
        "kind": kind,
        "kinds": [(one, ROLLS[one.roll], len(found[one.roll])) for one in OF_ROLL.values()],
        "name": ROLLS[kind.roll],
        "lines": found[kind.roll],
        "rules": meeting_rules(request.actor, where.card.id, kind.code, today),
        "today": today,
    }
