"""The signed paper of a consent, behind the gate: as a download, with nothing in it that runs."""

from django.http import HttpResponse

from dure.ground.access.queries import ActingRequest
from dure.ground.people.queries import open_consent_paper
from dure.kernel.clock import now
from dure.kernel.faces import needs

SAFE_TO_SHOW = ("image/jpeg", "image/png", "image/gif", "image/webp")
SUFFIXES = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "text/plain": "txt",
}


@needs("open_person")
def paper(request: ActingRequest, slug: str, person: str, consent_id: int) -> HttpResponse:
    """Show or hand out the paper. Its own name is left out: it often holds somebody's."""
    opened = open_consent_paper(request.actor, consent_id, at=now())
    kind = opened.card.media_type
    answer = HttpResponse(opened.content, content_type=kind)
    how = "inline" if kind in SAFE_TO_SHOW else "attachment"
    name = f"consent-{opened.card.public_id}.{SUFFIXES.get(kind, 'bin')}"
    answer["Content-Disposition"] = f'{how}; filename="{name}"'
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
