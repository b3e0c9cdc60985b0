"""The calendar entries of this room's own things: a meeting's hour, an action's day."""

from datetime import datetime

from dure.communication.models import ActionItem, WorkMeeting
from dure.communication.services.keep_entries import keep_entries
from dure.communication.types.calendar import NewEntry
from dure.ground.organisations.queries import initiatives_slugs
from dure.kernel.words import Words


def keep_meeting(row: WorkMeeting, *, at: datetime) -> None:
    """Calendars show a meeting from when its hour is known; one that is called off says so."""
    if row.starts_at is None:
        return
    slug = initiatives_slugs(frozenset({row.initiative_id}))[row.initiative_id]
    entry = NewEntry(
        uid=f"communication.meeting:{row.public_id}",
        initiative_id=row.initiative_id,
        kind="communication.meeting",
        title=row.title,
        starts_at=row.starts_at,
        minutes=row.minutes,
        place=row.place,
        page=f"/in/{slug}/talk/meetings/{row.public_id}/",
        may_see="talk",
        organisation_ids=tuple(row.guests.values_list("organisation_id", flat=True)),
        cancelled=row.state == "cancelled",
    )
    keep_entries([entry], at=at)


def keep_action(row: ActionItem, *, at: datetime) -> None:
    """Calendars show the day by which something is to be done; what is done has its tick."""
    slug = initiatives_slugs(frozenset({row.initiative_id}))[row.initiative_id]
    mark = "✓ " if row.state == "done" else ""
    entry = NewEntry(
        uid=f"communication.action:{row.public_id}",
        initiative_id=row.initiative_id,
        kind="communication.action",
        title=Words(f"{mark}할 일: {row.title}", f"{mark}To do: {row.title}"),
        on=row.due_on,
        page=f"/in/{slug}/talk/actions/#a-{row.public_id}",
        organisation_ids=(row.organisation_id,),
        account_id=row.account_id,
        cancelled=row.state == "dropped",
    )
    keep_entries([entry], at=at)
