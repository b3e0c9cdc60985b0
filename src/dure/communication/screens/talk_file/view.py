"""A file of a message, or one that shows a decision was carried out, for whoever sees these."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from dure.communication.queries import file_of_decision, file_of_topic
from dure.ground.access.queries import ActingRequest
from dure.ground.files.queries import open_file_behind
from dure.kernel.faces import needs

SHOWN_IN_PLACE = ("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf")


@needs("see_initiative")
def talk_file(request: ActingRequest, slug: str, topic: str, file: int) -> HttpResponse:
    """What did they send?"""
    del slug
    return _sent(file_of_topic(request.actor, topic, file))


@needs("see_initiative")
def decision_file(request: ActingRequest, slug: str, decision: str, file: int) -> HttpResponse:
    """What shows that it was carried out?"""
    del slug
    return _sent(file_of_decision(request.actor, decision, file))


def _sent(file_id: int) -> HttpResponse:
    opened = open_file_behind(file_id)
    kind, name = opened.card.media_type, opened.card.name
    answer = HttpResponse(opened.content, content_type=kind)
    way = content_disposition_header(kind not in SHOWN_IN_PLACE, name)
    answer.headers["Content-Disposition"] = way or "attachment"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
