"""The archive of a version: one zip that can be read without the house."""

from django.http import HttpResponse

from dure.agenda.queries import signed_text, signing_state, version_record
from dure.agenda.screens.archive.whole import archive_of
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.faces import needs


@needs("see_initiative")
def archive(request: ActingRequest, slug: str, number: int) -> HttpResponse:
    """Text, fingerprint, signatures, what decided it, and a page to read."""
    signing_state(request.actor, slug=slug, number=number, at=now())
    text = signed_text(slug, number)
    record = version_record(request.actor, text.agenda_id)
    answer = HttpResponse(archive_of(text, record), content_type="application/zip")
    name = f"{slug}-agenda-{number}.zip"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
