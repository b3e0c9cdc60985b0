"""Take our signature back, with the reason that stays beside it."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render

from dure.agenda.queries import one_signature, signing_state
from dure.agenda.screens.sign.drawn import about
from dure.agenda.services import withdraw_signature
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import signed_in
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "agenda/screens/withdraw/page.html"
DONE = Words("서명을 철회했어요. 기록은 남아요.", "The signature is withdrawn; its record stays.")


@signed_in
def take_back_signature(
    request: ActingRequest, slug: str, number: int, public_id: str
) -> HttpResponse:
    """Why do we no longer stand behind this text?"""
    signature = one_signature(request.actor, slug=slug, number=number, public_id=public_id)
    state = signing_state(request.actor, slug=slug, number=number, at=now())
    if signature.organisation_id not in {each.organisation_id for each in state.own}:
        raise Refused("agenda.not_your_organisation")
    if request.method == "POST":
        reason = request.POST.get("reason", "")
        told = partial(withdraw_signature, request.actor, at=now(), signature_id=public_id)
        if tried(request, partial(told, reason=reason), DONE):
            return redirect("signatures", slug, number)
    return render(request, PAGE, {**about(state.text), "signature": signature})
