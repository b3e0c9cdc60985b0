"""Read an announcement (공지 읽기): a mark of one's own; that an organisation has read it, all may know."""

from datetime import datetime
from typing import Any

from dure.communication.models import Announcement, AnnouncementReading
from dure.communication.queries.announcements import seen_announcement
from dure.communication.queries.work_meetings import own_organisations
from dure.communication.services.announce import of_announcement
from dure.ground.access.queries import house
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done


def read_announcement(actor: Actor, *, announcement: str, at: datetime) -> int:
    """I have read it for my organisations; answers for how many. Who reads is in no journal.

    When an organisation has read it for the first time, open pages hear of that at once.
    """
    row = seen_announcement(actor, announcement)
    told = set(row.addressees.values_list("organisation_id", flat=True))
    mine = sorted(told & set(own_organisations(actor, row.initiative_id)))
    for organisation_id in mine if actor.account_id is not None else ():
        is_first = not _readings(row, organisation_id).exists()
        _mark(actor, row, organisation_id, at)
        if is_first:
            note_reached(house(), announcement=announcement, organisation_id=organisation_id, at=at)
    return len(mine)


@action("communication.announcement.reach", may="announce", on=of_announcement)
def note_reached(
    actor: Actor, *, announcement: str, organisation_id: int, at: datetime
) -> Done[int]:
    """An organisation has read it, as it reads now; who of its people did is not said."""
    del actor, at
    return Done(organisation_id, {"announcement": announcement, "organisation": organisation_id})


def _readings(row: Announcement, organisation_id: int) -> Any:
    return AnnouncementReading.objects.within(
        announcement=row, organisation_id=organisation_id, number=row.number
    )


def _mark(actor: Actor, row: Announcement, organisation_id: int, at: datetime) -> None:
    mark, made = AnnouncementReading.objects.within(announcement=row).get_or_create(
        announcement=row,
        organisation_id=organisation_id,
        account_id=actor.account_id,
        defaults={"number": row.number, "read_at": at},
    )
    if not made and mark.number < row.number:
        mark.number = row.number
        mark.save(update_fields=["number"])
