"""Evidence at a line: a quote or a file with its consent state, and the file handed out again."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from dure.ground.access.queries import ActingRequest
from dure.ground.files.queries import open_file
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import signed_in
from dure.kernel.refusals import words_of
from dure.kernel.words import Words
from dure.measurement.queries import report_named
from dure.measurement.screens.report_evidence.adding import add_to_line, line_part
from dure.measurement.types.library import NewEvidence

PART = "measurement/screens/report_evidence/_evidence.html"
SHOWN_IN_PLACE = ("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf")


@signed_in
def evidence_of_line(request: HttpRequest, public_id: str) -> HttpResponse:
    """The evidence of one line, fetched when somebody opens it; a new piece is posted here."""
    if request.method == "POST":
        return _attach(request, public_id)
    actor, asked = cast("ActingRequest", request).actor, request.GET
    head = report_named(actor, public_id=public_id)
    part = line_part(actor, head, asked.get("indicator", ""), asked.get("key", ""))
    return render(request, PART, part)


def _attach(request: HttpRequest, public_id: str) -> HttpResponse:
    actor, said = cast("ActingRequest", request).actor, request.POST
    head = report_named(actor, public_id=public_id)
    more: dict[str, str | Words] = {}
    try:
        add_to_line(actor, head, _typed(said), request.FILES.get("file"))
    except Refused as refused:
        more = {"error": words_of(refused), "quote": said.get("quote", "")}
    if "HX-Request" not in request.headers:
        if "error" in more:
            messages.error(request, str(more["error"]))
        return redirect("report_form", public_id)
    line = line_part(actor, head, said.get("indicator", ""), said.get("key", ""))
    part = {**line, **more}
    return render(request, PART, part)


def _typed(said: QueryDict) -> NewEvidence:
    return NewEvidence(
        indicator=said.get("indicator", ""),
        quote=said.get("quote", ""),
        consent_state=said.get("consent", "none_needed"),
    )


@signed_in
def evidence_file(request: HttpRequest, public_id: str, file: str) -> HttpResponse:
    """The kept file, for whoever may see the report and the file."""
    actor = cast("ActingRequest", request).actor
    report_named(actor, public_id=public_id)
    opened = open_file(actor, file, at=now())
    kind = opened.card.media_type
    answer = HttpResponse(opened.content, content_type=kind)
    way = "inline" if kind in SHOWN_IN_PLACE else "attachment"
    answer["Content-Disposition"] = f'{way}; filename="{opened.card.public_id}"'
    return answer
