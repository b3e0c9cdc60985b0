"""One working meeting on one screen: when, who, what about, and the minutes while they are written."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.communication.queries import decisions_in, meeting_page, topics_in
from dure.communication.rules.ending import ends_from
from dure.communication.screens.talking import Here, here
from dure.communication.screens.work_meeting.pressed import press
from dure.communication.screens.written import number_in
from dure.communication.types import WorkMeetingPage
from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of

PAGE = "communication/screens/work_meeting/page.html"
LINES = "communication/screens/work_meeting/_lines.html"


@needs("talk")
def work_meeting(request: ActingRequest, slug: str, gathering: str) -> HttpResponse:
    """When, who, what about, and what came of it?"""
    where = here(request, slug)
    page = _page(where, gathering)
    if request.method != "POST":
        mending = number_in(request.GET.get("mend", ""))
        return render(request, PAGE, _said(where, page, mending=mending))
    try:
        item = press(request, where, page)
    except Refused as refused:
        mending = number_in(request.POST.get("mend", ""))
        more = {"problems": [words_of(refused)], "typed": request.POST, "mending": mending}
        return render(request, PAGE, _said(where, _page(where, gathering), **more), status=422)
    at = f"#item{item}" if item else ""
    return HttpResponseRedirect(f"{reverse('work_meeting', args=[slug, gathering])}{at}")


@needs("talk")
def meeting_lines(request: ActingRequest, slug: str, gathering: str, item: int) -> HttpResponse:
    """What the others have written meanwhile: the page asks when the stream says that there is news."""
    where = here(request, slug)
    page = _page(where, gathering)
    found = next((one for one in page.items if one.number == item), None)
    if found is None:
        raise Refused("communication.no_such_item")
    return render(request, LINES, where.said(item=found, page=page, one=page.card))


def _page(where: Here, meeting: str) -> WorkMeetingPage:
    page = meeting_page(where.actor, meeting)
    if page.card.initiative_id != where.card.id:
        raise Refused("communication.no_such_meeting")
    return page


def _said(where: Here, page: WorkMeetingPage, **more: Any) -> dict[str, Any]:
    on_it = {item.topic for item in page.items}
    topics = topics_in(where.actor, initiative_id=where.card.id, open_only=True)
    of = where.voice if where.voice in page.mine else (page.mine[0] if page.mine else None)
    return where.said(
        page=page,
        one=page.card,
        may_end=page.card.starts_at is not None and where.at >= ends_from(page.card.starts_at),
        of=of,
        mine=next((guest for guest in page.guests if guest.organisation_id == of), None),
        best=max((slot.yes * 2 + slot.maybe - slot.no * 3 for slot in page.slots), default=0),
        further=[one for one in topics if one.public_id not in on_it and not one.sealed],
        open_decisions=decisions_in(where.actor, initiative_id=where.card.id, open_only=True),
        **more,
    )
