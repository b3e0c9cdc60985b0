"""Evidence added to a line: the file is kept first, then it stands beside the value."""

from dataclasses import replace
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from dure.ground.files.services import keep_file
from dure.ground.files.types import FileCard, NewFile
from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.measurement.queries import report_form
from dure.measurement.services import add_evidence
from dure.measurement.types.library import NewEvidence
from dure.measurement.types.reports import ReportHead


def add_to_line(
    actor: Actor, head: ReportHead, evidence: NewEvidence, file: "UploadedFile[Any] | None"
) -> None:
    """Keep the file, if there is one, and put the evidence beside the value."""
    at = now()
    attachment = None
    if file is not None:
        card: FileCard = keep_file(
            actor,
            at=at,
            initiative_id=head.initiative_id,
            organisation_id=head.organisation_id,
            new=NewFile(file.name or "", file.read(), consent_state=evidence.consent_state),
        )
        attachment = card.id
    new = replace(evidence, attachment_id=attachment)
    add_evidence(actor, report_id=head.id, evidence=new, at=at)


def line_part(actor: Actor, head: ReportHead, code: str, key: str) -> dict[str, object]:
    """The evidence of a line as it stands now."""
    form = report_form(actor, report_id=head.id, on=day_of(now()))
    line = next((one for one in form.lines if one.version.code == code), None)
    if line is None:
        raise Refused("measurement.not_asked", indicator=code, place="-")
    return {
        "evidence": line.evidence,
        "version": line.version,
        "head": head,
        "line_key": key,
        "editable": form.editable,
    }
