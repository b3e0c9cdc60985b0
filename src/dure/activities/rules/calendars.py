"""Calendars of what is lent: opening hours in its own time zone, days off, buffers, how much is taken.

Instants are compared, never local times: a booking over a clock change is as long as it really is.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_CEILING, Decimal
from zoneinfo import ZoneInfo

from dure.activities.types.exchange import Calendar, Taken, Windows
from dure.kernel.errors import Refused

DAY = timedelta(days=1)
FURTHEST = timedelta(days=366)
QUARTER_S = 900
Span = tuple[datetime, datetime]


def instant(local: datetime, zone: str) -> datetime:
    """The instant of a local time. A time that the clock skips is refused: `activities.no_such_time`.

    Of an hour that comes twice the first is meant.
    """
    aware = local.replace(tzinfo=ZoneInfo(zone), fold=0)
    back = aware.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    if back != local:
        raise Refused("activities.no_such_time", time=local)
    return aware.astimezone(UTC)


def check_calendar(calendar: Calendar, start: datetime, end: datetime, *, at: datetime) -> None:
    """Refused: `activities.booking_in_the_past`, `.booking_ends_first`, `.booking_too_long`,
    `.booking_too_far`, `.closed_then`, `.day_off`.
    """
    if start < at:
        raise Refused("activities.booking_in_the_past")
    if end <= start:
        raise Refused("activities.booking_ends_first")
    if end - start > timedelta(hours=calendar.longest_h):
        raise Refused("activities.booking_too_long", hours=calendar.longest_h)
    if start - at > FURTHEST:
        raise Refused("activities.booking_too_far")
    off = day_off(calendar, start, end)
    if off is not None:
        raise Refused("activities.day_off", day=off.isoformat())
    if not is_open(calendar, start, end):
        raise Refused("activities.closed_then")


def is_open(calendar: Calendar, start: datetime, end: datetime) -> bool:
    """True where it can be handed out and taken back then; `whole`: and is open all the time between."""
    if not calendar.opening:
        return True
    open_spans = joined(windows(calendar, start, end))
    if calendar.whole:
        return any(begins <= start and end <= ends for begins, ends in open_spans)
    return all(
        any(begins <= moment <= ends for begins, ends in open_spans) for moment in (start, end)
    )


def windows(calendar: Calendar, start: datetime, end: datetime) -> Iterator[Span]:
    """The opening hours around a time, as instants; those past midnight belong to the day they begin."""
    zone = ZoneInfo(calendar.zone)
    on, last = start.astimezone(zone).date() - DAY, end.astimezone(zone).date()
    while on <= last:
        for begins, ends in calendar.opening.get(str(on.weekday()), []):
            closes = on if ends > begins else on + DAY
            yield _at(on, begins, zone), _at(closes, ends, zone)
        on += DAY


def joined(spans: Iterable[Span]) -> list[Span]:
    """Spans that touch are one."""
    found: list[Span] = []
    for begins, ends in sorted(spans):
        if found and begins <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ends))
        else:
            found.append((begins, ends))
    return found


def day_off(calendar: Calendar, start: datetime, end: datetime) -> date | None:
    """The first day off that a time touches, in the resource's own days."""
    zone = ZoneInfo(calendar.zone)
    first = start.astimezone(zone).date()
    last = (end - timedelta(microseconds=1)).astimezone(zone).date()
    touched = [
        max(begins, first)
        for begins, before in calendar.closures
        if begins <= last and first < before
    ]
    return min(touched, default=None)


def busy(calendar: Calendar, start: datetime, end: datetime) -> Span:
    """The time with its buffers: nobody else can have it then."""
    return (
        start - timedelta(minutes=calendar.before_min),
        end + timedelta(minutes=calendar.after_min),
    )


def most_taken(taken: Iterable[Taken], start: datetime, end: datetime) -> int:
    """The most that others have at one moment of a time. Where one ends another may begin."""
    changes: list[tuple[datetime, int]] = []
    for each in taken:
        if each.starts_at < end and start < each.ends_at:
            changes += [(max(each.starts_at, start), each.amount), (each.ends_at, -each.amount)]
    most = now = 0
    for _, change in sorted(changes):  # at one moment what ends comes first: it is negative
        now += change
        most = max(most, now)
    return most


def check_free(
    taken: Iterable[Taken], start: datetime, end: datetime, *, wanted: int, amount: int
) -> None:
    """Refused: `activities.not_so_much`, `activities.taken_already`."""
    if wanted > amount:
        raise Refused("activities.not_so_much", left=amount)
    left = amount - most_taken(taken, start, end)
    if wanted > left:
        raise Refused("activities.taken_already", left=max(left, 0))


def hours_used(start: datetime, end: datetime) -> Decimal:
    """Hours as they are reckoned: every quarter that was begun."""
    quarters = Decimal(max(int((end - start).total_seconds()), 0)) / QUARTER_S
    return quarters.to_integral_value(ROUND_CEILING) / 4


def check_opening(opening: Windows) -> None:
    """Refused: `activities.opening_unreadable`."""
    for weekday, spans in opening.items():
        if weekday not in set("0123456") or not all(_is_span(span) for span in spans):
            raise Refused("activities.opening_unreadable")


def _is_span(span: list[str]) -> bool:
    if len(span) != 2 or span[0] == span[1]:
        return False
    return all(_is_time(one) for one in span) and span[0] != "24:00"


def _is_time(text: str) -> bool:
    hours, colon, minutes = text.partition(":")
    if not (colon and len(hours) == len(minutes) == 2 and (hours + minutes).isascii()):
        return False
    if not (hours + minutes).isdigit():
        return False
    return text == "24:00" or (int(hours) < 24 and int(minutes) < 60)


def _at(on: date, text: str, zone: ZoneInfo) -> datetime:
    if text == "24:00":
        on, text = on + DAY, "00:00"
    return datetime.combine(on, time.fromisoformat(text), zone).astimezone(UTC)
