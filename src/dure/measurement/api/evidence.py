"""Evidence beside a value: quotes and files, each with the consent of whoever is quoted or pictured."""

from typing import Any, Literal

from django.http import HttpResponse
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile

from dure.ground.access.queries import ActingRequest
from dure.ground.files.queries import open_file
from dure.ground.files.services import keep_file
from dure.ground.files.types import NewFile
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Code, Given, Text
from dure.kernel.clock import day_of, now
from dure.measurement.api.inside import report
from dure.measurement.queries import report_form
from dure.measurement.services import add_evidence
from dure.measurement.types.library import NewEvidence

router = Router(tags=["evidence"])
Consent = Literal["none_needed", "given", "asked", "refused", "withdrawn"]
BYTES = {
    "responses": {
        200: {
            "description": "The file",
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
            },
        }
    }
}


class EvidenceGiven(Given):
    """A quote, with the consent of whoever is quoted."""

    indicator: Code
    quote: Text
    consent_state: Consent = "none_needed"


class FileGiven(Schema):
    """A file that shows a value, with the consent of whoever is pictured; a quote may go with it."""

    indicator: Code
    quote: Text = ""
    consent_state: Consent = "none_needed"


class EvidenceShown(Schema):
    """One piece: a quote, a file (`file` names it), or both."""

    indicator: str
    quote: str
    file: str
    consent_state: str


class Kept(Schema):
    """The name of the kept file."""

    file: str


@router.get("/reports/{public_id}/evidence", response=list[EvidenceShown])
@key_needs("see_initiative")
def listed(request: ActingRequest, public_id: Code) -> list[dict[str, Any]]:
    """Everything that stands beside the values of a report."""
    head = report(request, public_id)
    form = report_form(request.actor, report_id=head.id, on=day_of(now()))
    by_indicator = {line.version.code: line.evidence for line in form.lines}
    return [
        {
            "indicator": code,
            "quote": each.quote,
            "file": each.attachment,
            "consent_state": each.consent_state,
        }
        for code, pieces in by_indicator.items()
        for each in pieces
    ]


@router.post("/reports/{public_id}/evidence", response={204: None})
@key_needs("enter_report")
def evidence(request: ActingRequest, public_id: Code, given: EvidenceGiven) -> tuple[int, None]:
    """Put a quote beside a value."""
    head = report(request, public_id)
    new = NewEvidence(
        indicator=given.indicator, quote=given.quote, consent_state=given.consent_state
    )
    add_evidence(request.actor, report_id=head.id, evidence=new, at=now())
    return 204, None


@router.post("/reports/{public_id}/evidence/files", response={201: Kept})
@key_needs("enter_report")
def evidence_file(
    request: ActingRequest, public_id: Code, file: File[UploadedFile], given: Form[FileGiven]
) -> tuple[int, dict[str, str]]:
    """Keep a file (20 MB at most, no programs, no macros) and put it beside a value."""
    head, at = report(request, public_id), now()
    kept = keep_file(
        request.actor,
        at=at,
        initiative_id=head.initiative_id,
        organisation_id=head.organisation_id,
        new=NewFile(file.name or "", file.read(), consent_state=given.consent_state),
    )
    new = NewEvidence(
        indicator=given.indicator,
        quote=given.quote,
        attachment_id=kept.id,
        consent_state=given.consent_state,
    )
    add_evidence(request.actor, report_id=head.id, evidence=new, at=at)
    return 201, {"file": kept.public_id}


@router.get("/reports/{public_id}/evidence/files/{file}", openapi_extra=BYTES)
@key_needs("see_initiative")
def opened(request: ActingRequest, public_id: Code, file: Code) -> HttpResponse:
    """The kept file, for whoever may see the report and the file; the look is written down."""
    report(request, public_id)
    found = open_file(request.actor, file, at=now())
    answer = HttpResponse(found.content, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{found.card.public_id}"'
    return answer
