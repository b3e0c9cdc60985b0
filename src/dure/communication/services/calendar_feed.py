"""A calendar address (달력 주소) of one's own or of a group: made, shown once, taken back."""

import secrets
from datetime import datetime

from django.db import transaction

from dure.communication.models import CalendarFeed
from dure.communication.queries.feeds import digest_of
from dure.ground.access.queries import is_of
from dure.ground.journal.queries import initiatives_where
from dure.ground.journal.services import note
from dure.ground.journal.types import Actor, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused

TOKEN_BYTES = 24
MOST_FEEDS = 20


@transaction.atomic
def make_feed(
    actor: Actor,
    *,
    initiative_id: int | None = None,
    organisation_id: int | None = None,
    at: datetime,
) -> str:
    """Make an address; it shows what its maker sees, as long as they see it. The token is shown once.

    No permission is asked for: it is one's own. `initiative_id` makes it the calendar of that initiative,
    with `organisation_id` of one organisation in it. Refused: `access.sign_in_first`,
    `communication.no_such_calendar`, `.too_many_calendars`.
    """
    if actor.account_id is None:
        raise Refused("access.sign_in_first")
    _must_be_theirs(actor, initiative_id, organisation_id, at)
    own = CalendarFeed.objects.within(account_id=actor.account_id, revoked_at=None)
    if own.count() >= MOST_FEEDS:
        raise Refused("communication.too_many_calendars", most=MOST_FEEDS)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row = CalendarFeed.objects.create(
        digest=digest_of(token),
        account_id=actor.account_id,
        initiative_id=initiative_id,
        organisation_id=organisation_id,
        language=actor.language,
        made_at=at,
    )
    _noted(actor, at, "communication.calendar.make", row.pk)
    return token


@transaction.atomic
def revoke_feed(actor: Actor, *, feed_id: int, at: datetime) -> None:
    """Take it back: from now on it shows nothing. Refused with `communication.no_such_calendar`."""
    own = CalendarFeed.objects.within(pk=feed_id, account_id=actor.account_id or 0, revoked_at=None)
    if not own.update(revoked_at=at):
        raise Refused("communication.no_such_calendar")
    _noted(actor, at, "communication.calendar.revoke", feed_id)


def _must_be_theirs(
    actor: Actor, initiative_id: int | None, organisation_id: int | None, at: datetime
) -> None:
    seen = initiatives_where(actor, "see_initiative")
    elsewhere = initiative_id is not None and seen is not None and initiative_id not in seen
    wide = any(reach.organisation_id is None for reach in actor.reaches)
    stranger = organisation_id is not None and not (
        wide or is_of(actor.account_id or 0, organisation_id, day_of(at))
    )
    if elsewhere or stranger:
        raise Refused("communication.no_such_calendar")


def _noted(actor: Actor, at: datetime, code: str, feed_id: int) -> None:
    note(actor, code=code, subject=Subject("calendar_feed", feed_id), at=at, values={})


def mark_feed_used(feed_id: int, *, at: datetime) -> None:
    """A program read it today: its owner sees which addresses are in use. No verb of anybody."""
    rows = CalendarFeed.objects.within(pk=feed_id)
    rows.exclude(used_on=day_of(at)).update(used_on=day_of(at))
