"""Number uses: tell where a published number stands, and bring it up to date after a restatement (B21)."""

from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words
from dure.measurement.queries import organisation_of_use, published_number
from dure.measurement.screens.number_uses.form import UseForm
from dure.measurement.services import note_use, renew_use
from dure.measurement.types.numbers import NumberPage

NOTED = Words(
    "적었어요. 이 숫자가 고쳐지면 알려 드릴게요.",
    "Noted. You will be told when this number changes.",
)
RENEWED = Words("새 수로 고쳤다고 적었어요.", "Noted: it shows the new number.")


@needs("see_initiative")
def number_uses(request: ActingRequest, address: str) -> HttpResponse:
    """Where did you use this number?"""
    page = published_number(address)
    whose = organisation_of_use(request.actor, page.initiative_id)
    form = UseForm(request.POST or None, initial={"used_on": day_of(now())})
    if form.is_bound and form.is_valid():
        here = {"address": address, "organisation_id": whose}
        if tried(
            request, partial(note_use, request.actor, use=form.use(), at=now(), **here), NOTED
        ):
            return _back(address)
    return render(request, "measurement/screens/number_uses/page.html", _said(page, form))


@needs("see_initiative")
@require_POST
def renew_number_use(request: ActingRequest, address: str, use_id: int) -> HttpResponse:
    """It shows the new number now."""
    tried(request, partial(renew_use, request.actor, use_id=use_id, at=now()), RENEWED)
    return _back(address)


def _said(page: NumberPage, form: UseForm) -> dict[str, object]:
    return {
        "condition": "measurement",
        "initiative": page.initiative_words,
        "slug": page.initiative,
        "card": page.number,
        "form": form,
    }


def _back(address: str) -> HttpResponse:
    return HttpResponseRedirect(f"/n/{address}/#used")
