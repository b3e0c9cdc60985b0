"""A calendar by its secret address, as calendar programs read it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from dure.communication.queries import feed_shown
from dure.communication.services import mark_feed_used
from dure.communication.types import EntryCard
from dure.engines.calendars import Event, written_calendar
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import open_to_all


@open_to_all(
    reason="a calendar program has no account; the address is the key, and shows no person"
)
@never_cache
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """When do we meet, and what is due?"""
    del request
    try:
        shown = feed_shown(token, at=now())
    except Refused:
        return HttpResponse(status=404, content_type="text/plain")
    mark_feed_used(shown.feed_id, at=now())
    events = [_event(one, shown.language) for one in shown.entries]
    text = written_calendar(shown.name.in_language(shown.language), events)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


def _event(one: EntryCard, language: str) -> Event:
    host = urlsplit(settings.DURE_ADDRESS).hostname or "localhost"
    return Event(
        uid=f"{one.uid}@{host}",
        title=one.title.in_language(language),
        changed_at=one.changed_at,
        sequence=one.sequence,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        on=one.on,
        place=one.place,
        address=f"{settings.DURE_ADDRESS}{one.page}" if one.page else "",
        cancelled=one.cancelled,
    )
