"""Evidence at a line: a quote or a file with its consent state, and the file handed out again."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.ground.files.queries import open_file
from dure.ground.files.services import keep_file
from dure.ground.files.types import NewFile
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import signed_in
from dure.kernel.refusals import words_of
from dure.measurement.queries import report_form, report_named
from dure.measurement.services import add_evidence
from dure.measurement.types.library import NewEvidence
from dure.measurement.types.reports import ReportHead

SHOWN_IN_PLACE = ("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf")


@signed_in
@require_POST
def attach(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put a story, a photo or a document beside a value."""
    actor = cast("ActingRequest", request).actor
    head = report_named(actor, public_id=public_id)
    refused = None
    try:
        _add(request, head)
    except Refused as no:
        refused = no
    if "HX-Request" not in request.headers:
        return redirect("report_form", public_id)
    return _shown(request, head, refused)


def _add(request: HttpRequest, head: ReportHead) -> None:
    actor, said, at = cast("ActingRequest", request).actor, request.POST, now()
    consent, file = said.get("consent", "none_needed"), request.FILES.get("file")
    attachment = None
    if file is not None:
        card = keep_file(
            actor,
            at=at,
            initiative_id=head.initiative_id,
            organisation_id=head.organisation_id,
            new=NewFile(file.name or "", file.read(), consent_state=consent),
        )
        attachment = card.id
    evidence = NewEvidence(
        indicator=said.get("indicator", ""),
        quote=said.get("quote", ""),
        attachment_id=attachment,
        consent_state=consent,
    )
    add_evidence(actor, report_id=head.id, evidence=evidence, at=at)


def _shown(request: HttpRequest, head: ReportHead, refused: Refused | None) -> HttpResponse:
    actor = cast("ActingRequest", request).actor
    form = report_form(actor, report_id=head.id, on=day_of(now()))
    code = request.POST.get("indicator", "")
    line = next(one for one in form.lines if one.version.code == code)
    part = {
        "evidence": line.evidence,
        "version": line.version,
        "head": head,
        "line_key": request.POST.get("key", ""),
        "editable": form.editable,
        "error": words_of(refused) if refused else None,
        "quote": request.POST.get("quote", "") if refused else "",
    }
    return render(request, "measurement/screens/report_evidence/_evidence.html", part)


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
