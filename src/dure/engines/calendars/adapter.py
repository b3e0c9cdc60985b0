"""The only place that asks the library: lines folded, signs escaped, the time zone written out."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, TimezoneStandard
from icalendar import Event as Written

from dure.engines.calendars.types import Event

ZONE = "Asia/Seoul"
SINCE = datetime(1988, 10, 9, 2)  # noqa: DTZ001 - a zone's own hour has no zone
AGAIN = "PT1H"  # how often programs may ask


def written_calendar(name: str, events: Sequence[Event]) -> bytes:
    """The text of an .ics; hours in Korean time, whole days without one."""
    calendar = Calendar()
    calendar.add("prodid", "-//Dure//Dure//KO")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("x-published-ttl", AGAIN)
    calendar.add_component(_zone())
    for event in events:
        calendar.add_component(_written(event))
    text: bytes = calendar.to_ical()
    return text


def _zone() -> Timezone:
    """Korea has had one time since 1988: written out, for programs that know no names of zones."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE)
    standard.add("dtstart", SINCE)
    standard.add("tzoffsetfrom", timedelta(hours=9))
    standard.add("tzoffsetto", timedelta(hours=9))
    standard.add("tzname", "KST")
    zone.add_component(standard)
    return zone


def _written(event: Event) -> Written:
    made = Written()
    made.add("uid", event.uid)
    made.add("dtstamp", event.changed_at.astimezone(UTC))
    made.add("last-modified", event.changed_at.astimezone(UTC))
    made.add("sequence", event.sequence)
    made.add("summary", event.title)
    if event.on is not None:
        made.add("dtstart", event.on)
        made.add("dtend", event.on + timedelta(days=1))
        made.add("transp", "TRANSPARENT")
    elif event.starts_at is not None and event.ends_at is not None:
        made.add("dtstart", event.starts_at.astimezone(ZoneInfo(ZONE)))
        made.add("dtend", event.ends_at.astimezone(ZoneInfo(ZONE)))
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    if event.place:
        made.add("location", event.place)
    if event.about:
        made.add("description", event.about)
    if event.address:
        made.add("url", event.address)
    return made
