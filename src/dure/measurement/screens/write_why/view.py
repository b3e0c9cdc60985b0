"""Write the story behind a curve; the form stands on the indicator's page."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.words import Words
from dure.measurement.screens.write_why.form import WhyForm
from dure.measurement.services import write_why as write

WRITTEN = Words("까닭을 적었어요", "The story is written down")


@needs("write_why")
@require_POST
def write_why(request: ActingRequest, slug: str, code: str) -> HttpResponse:
    """Add what happened, and go back to the curve."""
    form = WhyForm(request.POST)
    if not form.is_valid():
        raise Refused("measurement.why_blank")
    write(
        request.actor,
        initiative_id=initiative_card(slug).id,
        indicator=code,
        period=form.cleaned_data["period"],
        text=form.text,
        at=now(),
    )
    messages.success(request, str(WRITTEN))
    return HttpResponseRedirect(f"{reverse('indicator', args=[slug, code])}#why")
