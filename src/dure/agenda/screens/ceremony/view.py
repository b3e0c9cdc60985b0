"""Hold a ceremony: open the hall, hand out codes, show the screen, close it."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dure.agenda.queries import codes_of, leads, signing_state
from dure.agenda.screens.deciding import keyed
from dure.agenda.screens.sign.drawn import about
from dure.agenda.services import close_ceremony, hand_out_codes, open_ceremony
from dure.agenda.types.signing import SigningState
from dure.engines.qr import draw_qr
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "agenda/screens/ceremony/page.html"
SLIPS = "agenda/screens/ceremony/slips.html"
MANAGE = "manage_initiative"
OPENED = Words(
    "선포식을 열었어요. 큰 화면을 띄워 주세요.", "The hall is open. Show the big screen."
)
CLOSED = Words("선포식을 마쳤어요.", "The ceremony is closed.")
TITLE = Words("비전선포식", "Vision declaration")


@needs(MANAGE)
def ceremony(request: ActingRequest, slug: str, number: int) -> HttpResponse:
    """What happens in the hall?"""
    state = _led(request, slug, number)
    here = state.ceremony
    said = {**about(state.text), "state": state, "ceremony": here, "title": TITLE}
    if here is not None:
        said["codes"] = codes_of(here)
        phones = request.build_absolute_uri(reverse("declare", args=[here.token]))
        said |= {"phones": phones, "qr": draw_qr(phones)}
    return render(request, PAGE, said)


@needs(MANAGE)
@require_POST
def begin_ceremony(request: ActingRequest, slug: str, number: int) -> HttpResponse:
    """Open the hall."""
    state = _led(request, slug, number)
    told = request.POST
    title = Words(told.get("title_ko", "") or TITLE.ko, told.get("title_en", "") or TITLE.en)
    given = {"at": now(), "agenda_id": state.text.agenda_id, "title": title}
    tried(request, partial(open_ceremony, request.actor, **given), OPENED)
    return redirect("ceremony", slug, number)


@needs(MANAGE)
@require_POST
@never_cache
def codes(request: ActingRequest, slug: str, number: int) -> HttpResponse:
    """Slips of paper with a code each, shown this once to be printed and handed out."""
    state = _led(request, slug, number)
    if state.ceremony is None:
        raise Refused("agenda.ceremony_over")
    chosen = [keyed(each) for each in request.POST.getlist("organisation")]
    made = hand_out_codes(
        request.actor,
        at=now(),
        token=state.ceremony.token,
        organisation_ids=tuple(chosen),
    )
    said = {**about(state.text), "ceremony": state.ceremony, "made": made}
    return render(request, SLIPS, said)


@needs(MANAGE)
@require_POST
def end_ceremony(request: ActingRequest, slug: str, number: int) -> HttpResponse:
    """The hall empties."""
    state = _led(request, slug, number)
    token = state.ceremony.token if state.ceremony else ""
    tried(request, partial(close_ceremony, request.actor, at=now(), token=token), CLOSED)
    return redirect("ceremony", slug, number)


def _led(request: ActingRequest, slug: str, number: int) -> SigningState:
    """The state for who leads this initiative; refused for who leads another."""
    state = signing_state(request.actor, slug=slug, number=number, at=now())
    if not leads(request.actor, state.text):
        raise Refused("journal.not_allowed", verb=MANAGE)
    return state
