"""A file that was added to a message, for whoever sees its thread."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from dure.communication.queries import file_of_topic
from dure.ground.access.queries import ActingRequest
from dure.ground.files.queries import open_file_behind
from dure.kernel.faces import needs

SHOWN_IN_PLACE = ("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf")


@needs("see_initiative")
def talk_file(request: ActingRequest, slug: str, topic: str, file: int) -> HttpResponse:
    """What did they send?"""
    del slug
    opened = open_file_behind(file_of_topic(request.actor, topic, file))
    kind, name = opened.card.media_type, opened.card.name
    answer = HttpResponse(opened.content, content_type=kind)
    way = content_disposition_header(kind not in SHOWN_IN_PLACE, name)
    answer.headers["Content-Disposition"] = way or "attachment"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
