"""One booking: asked, agreed, handed out, back again."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.activities.queries import booking_page
from dure.activities.screens.booking.deeds import do_deed
from dure.activities.screens.inside import Inside, looking
from dure.activities.types.exchange import CONDITIONS, BookingPage
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

PAGE = "activities/screens/booking/page.html"
SHARES = "share_resources"
DONE = {
    "agreed": Words("빌려주기로 했어요.", "Agreed."),
    "declined": Words("어렵다고 알렸어요.", "They have been told."),
    "cancelled": Words("예약을 취소했어요.", "The booking is called off."),
    "out": Words("내주었어요.", "Handed out."),
    "given": Words("나누어 주었어요.", "Given."),
    "back": Words("돌려받았어요. 품앗이 장부에 적었어요.", "It is back, and the ledger knows."),
    "no_show": Words("오지 않았다고 적었어요.", "Noted that nobody came."),
}


@needs(SHARES)
def booking(request: ActingRequest, slug: str, booking: str) -> HttpResponse:
    """Where does it stand, and what comes next?"""
    where = looking(request, slug)
    page = booking_page(request.actor, booking, initiative_id=where.initiative.id, at=now())
    return _drawn(request, where, page)


@needs(SHARES)
@require_POST
def act_on_booking(request: ActingRequest, slug: str, booking: str) -> HttpResponse:
    """A step of it; what was done, or why not, stands on the page it leads back to."""
    where = looking(request, slug)
    page = booking_page(request.actor, booking, initiative_id=where.initiative.id, at=now())
    deed = request.POST.get("deed", "")
    try:
        do_deed(request, page, deed)
    except Refused as refused:
        return _drawn(request, where, page, words_of(refused))
    messages.success(request, str(DONE.get(deed, DONE["agreed"])))
    return HttpResponseRedirect(reverse("booking", args=[slug, booking]))


def _drawn(
    request: ActingRequest, where: Inside, page: BookingPage, fault: Words | None = None
) -> HttpResponse:
    """What was typed stays: "damaged" must not turn into "as it was" because words were missing."""
    said = {"page": page, "card": page.card, "conditions": list(CONDITIONS.items())}
    said |= {"is_food": page.card.offer.kind == "food", "fault": fault, "told": request.POST}
    return render(request, PAGE, where.said(**said), status=422 if fault else 200)
