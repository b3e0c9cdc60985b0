"""Put a record right: the wrong line stays to be seen, a second takes it back, a third says what was so."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.activities.queries import record_history
from dure.activities.screens.correct.form import CorrectionForm
from dure.activities.screens.inside import inside, places_of
from dure.activities.services import correct_record
from dure.activities.types import LedgerLine
from dure.ground.access.queries import ActingRequest
from dure.ground.places.queries import place_offers
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

PUT_RIGHT = Words(
    "정정했어요. 앞의 줄도 그대로 볼 수 있어요.", "Put right. The line before stays to be seen."
)


@needs("record_service")
def correct(request: ActingRequest, slug: str, record_id: int) -> HttpResponse:
    """What was so, really?"""
    where = inside(request, slug, "record_service")
    history = record_history(request.actor, record_id, initiative_id=where.initiative.id)
    line = next(each for each in history if each.id == record_id)
    form = CorrectionForm(request.POST or None, line=line)
    if form.is_valid() and _corrected(request, line, form):
        return HttpResponseRedirect(f"{reverse('records', args=[slug])}{record_id}/")
    said: dict[str, Any] = where.said(line=line, form=form)
    said["place"] = places_of([line.place_code]).get(line.place_code, line.place_code)
    said["places"] = place_offers(where.initiative.place_code, day_of(now()))
    page = "activities/screens/correct/page.html"
    return render(request, page, said, status=422 if form.errors else 200)


def _corrected(request: ActingRequest, line: LedgerLine, form: CorrectionForm) -> bool:
    try:
        correct_record(
            request.actor,
            record_id=line.id,
            correction=form.correction(),
            reason=form.cleaned_data["reason"],
            code=form.cleaned_data["code"],
            at=now(),
        )
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return False
    messages.success(request, str(PUT_RIGHT))
    return True
