"""Calendar feeds: what an address shows, asked anew each time with the rights its maker has now."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from dure.communication.models import CalendarEntry, CalendarFeed
from dure.communication.queries.sight import glances
from dure.communication.queries.work_meetings import own_organisations
from dure.communication.rules.seeing import Glance
from dure.communication.types.calendar import EntryCard, FeedCard
from dure.ground.access.queries import actor_of_id
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import initiatives_on
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words

BACK = timedelta(days=120)
MOST = 2_000
NAME = Words("두레 달력", "Dure calendar")


@dataclass(frozen=True, slots=True)
class Shown:
    """What an address shows: a name for the calendar, its entries, the language of its maker."""

    feed_id: int
    name: Words
    language: str
    entries: tuple[EntryCard, ...]


def feed_shown(token: str, *, at: datetime) -> Shown:
    """What the address shows now. Refused with `communication.no_such_calendar`, also when taken back."""
    rows = CalendarFeed.objects.everywhere("the address itself is the key")
    row = (
        rows.filter(digest=digest_of(token), revoked_at=None, account__is_active=True)
        .select_related("initiative", "organisation", "account")
        .first()
    )
    if row is None:
        raise Refused("communication.no_such_calendar")
    actor = actor_of_id(row.account_id, at=at)
    name = NAME
    if row.organisation is not None:
        name = row.organisation.name
    elif row.initiative is not None:
        name = row.initiative.name
    return Shown(row.pk, name, row.language, entries_of(actor, row, at=at))


def entries_of(actor: Actor, row: CalendarFeed, *, at: datetime) -> tuple[EntryCard, ...]:
    """The entries of a feed, from some months ago on; what was called off among them."""
    here = [one.id for one in initiatives_on(day_of(at))]
    if row.initiative_id is not None:
        here = [each for each in here if each == row.initiative_id]
    wanted = Q(pk__in=[])
    for initiative_id in here:
        seen = _seen(glances(actor, initiative_id))
        wanted |= Q(initiative_id=initiative_id) & seen & _meant(actor, row, initiative_id)
    since = at - BACK
    entries: QuerySet[CalendarEntry] = CalendarEntry.objects.within(initiative_id__in=here)
    lately = Q(starts_at__gte=since) | Q(on__gte=day_of(since))
    ordered = entries.filter(wanted, lately).order_by("starts_at", "on", "pk")[:MOST]
    return tuple(entry_card(one) for one in ordered)


def own_feeds(actor: Actor) -> tuple[FeedCard, ...]:
    """One's own addresses that are in use; the addresses themselves are kept nowhere."""
    rows = CalendarFeed.objects.within(account_id=actor.account_id or 0, revoked_at=None)
    return tuple(
        FeedCard(
            row.pk,
            row.initiative.name if row.initiative else None,
            row.organisation.name if row.organisation else None,
            row.made_at,
            row.used_on,
        )
        for row in rows.select_related("initiative", "organisation").order_by("-made_at", "-pk")
    )


def entry_card(row: CalendarEntry) -> EntryCard:
    """An entry as a calendar shows it."""
    return EntryCard(
        uid=row.uid,
        kind=row.kind,
        title=row.title,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        on=row.on,
        place=row.place,
        page=row.page,
        cancelled=row.cancelled,
        sequence=row.sequence,
        changed_at=row.changed_at,
    )


def digest_of(token: str) -> str:
    """What is kept of an address."""
    return hashlib.sha256(token.encode()).hexdigest()


def _seen(seen: tuple[Glance, ...]) -> Q:
    found = Q(pk__in=[])
    for one in seen:
        mine = Q(may_see__in=sorted(one.permissions))
        if one.organisation_id is not None:
            # An action is open to all, and shown in the calendar of whoever has a part in it.
            mine &= Q(seen_by="") | Q(seen_by__contains=f",{one.organisation_id},")
        found |= mine
    return found


def _meant(actor: Actor, row: CalendarFeed, initiative_id: int) -> Q:
    """Which of the entries that are seen are meant: a group's, all of an initiative's, or mine."""
    others = Q(seen_by="")  # what concerns only some is mine where my organisation is one of them
    if row.organisation_id is not None:
        return others | Q(seen_by__contains=f",{row.organisation_id},")
    if row.initiative_id is not None:
        return ~Q(pk__in=[])
    mine = others | Q(account_id=row.account_id)
    for organisation_id in own_organisations(actor, initiative_id):
        mine |= Q(seen_by__contains=f",{organisation_id},")
    return mine
