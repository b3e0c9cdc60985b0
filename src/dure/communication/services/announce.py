"""Announce (공지하기) to organisations, correct it in the open, remind those who have not read it."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from dure.communication.models import (
    Announcement,
    AnnouncementAddressee,
    AnnouncementWording,
)
from dure.communication.queries.announcements import (
    announcement_row,
    card_of,
    unread_of,
)
from dure.communication.rules.plain_text import one_line, plain
from dure.communication.services.tell import tell
from dure.communication.types.announcements import AnnouncementCard, NewAnnouncement
from dure.communication.types.notices import NewNotice, Offer
from dure.ground.access.queries import accounts_who_may
from dure.ground.access.types import AccountCard
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import initiative_by_id, members_of
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id

MOST_TITLE = 200


def _of_new(*, initiative_id: int, **_: object) -> Subject:
    return Subject("announcement", "new", initiative_id)


def of_announcement(*, announcement: str, **_: object) -> Subject:
    """An announcement as the gate sees it."""
    row = announcement_row(announcement)
    return Subject("announcement", row.public_id, row.initiative_id)


@action("communication.announcement.announce", may="announce", on=_of_new, tell=("members",))
def announce(
    actor: Actor, *, initiative_id: int, new: NewAnnouncement, at: datetime
) -> Done[AnnouncementCard]:
    """Tell it to those who take part today, or to those of some kinds among them.

    Refused with `communication.nothing_said`, `.nobody_to_tell`.
    """
    to = [
        one.organisation.id
        for one in members_of(initiative_id, day_of(at))
        if not new.kinds or one.organisation.type in new.kinds
    ]
    if not to:
        raise Refused("communication.nobody_to_tell")
    row = Announcement.objects.create(
        public_id=public_id(),
        initiative_id=initiative_id,
        **_words(new),
        kinds=sorted(new.kinds),
        announced_at=at,
        changed_at=at,
        announced_by=actor.name,
        account_id=actor.account_id,
    )
    AnnouncementAddressee.objects.bulk_create(
        AnnouncementAddressee(announcement=row, organisation_id=each) for each in to
    )
    noted = {"announcement": row.public_id, "told": len(to), "guests": sorted(to)}
    return Done(card_of(row, len(to), 0, {}), noted)


@action("communication.announcement.correct", may="announce", on=of_announcement, tell=("members",))
def correct_announcement(
    actor: Actor, *, announcement: str, new: NewAnnouncement, because: str, at: datetime
) -> Done[int]:
    """Put it right: how it read before and why it was changed stay below it, and it is new to all.

    Refused with `communication.why_needed`, `.nothing_changed`, `.announcement_withdrawn`.
    """
    row = _standing(announcement)
    words = _words(new)
    if all(getattr(row, name) == said for name, said in words.items()):
        raise Refused("communication.nothing_changed")
    if not because.strip():
        raise Refused("communication.why_needed")
    AnnouncementWording.objects.create(
        announcement=row,
        number=row.number,
        **{name: getattr(row, name) for name in words},
        because=one_line(because, most=300),
        until=at,
        corrected_by=actor.name,
    )
    for name, said in words.items():
        setattr(row, name, said)
    row.number, row.changed_at = row.number + 1, at
    row.save()
    to = sorted(row.addressees.values_list("organisation_id", flat=True))
    noted = {"announcement": row.public_id, "number": row.number, "guests": to}
    return Done(row.number, noted)


@action("communication.announcement.remind", may="announce", on=of_announcement)
def remind_unread(actor: Actor, *, announcement: str, at: datetime) -> Done[int]:
    """Write to the people of the organisations that have not read it; once a day. How many are written to.

    Refused with `communication.reminded_already`, `.all_have_read`, `.announcement_withdrawn`.
    """
    del actor
    row = _standing(announcement)
    if row.reminded_on == day_of(at):
        raise Refused("communication.reminded_already")
    left = unread_of(row)
    if not left:
        raise Refused("communication.all_have_read")
    people = accounts_who_may(
        "talk", initiative_id=row.initiative_id, organisation_ids=left, on=day_of(at)
    )
    letters = [_letter(row, one, at) for each in people.values() for one in each]
    told = tell(letters, at=at)
    row.reminded_on = day_of(at)
    row.save(update_fields=["reminded_on"])
    return Done(told, {"announcement": row.public_id, "organisations": len(left), "told": told})


@action("communication.announcement.withdraw", may="announce", on=of_announcement)
def withdraw_announcement(actor: Actor, *, announcement: str, at: datetime) -> Done[str]:
    """It holds no more; it stays to be seen and says so."""
    del actor
    row = _held(announcement)
    if row.withdrawn_at is None:
        row.withdrawn_at = row.changed_at = at
        row.save(update_fields=["withdrawn_at", "changed_at"])
    return Done(announcement, {"announcement": announcement})


def _letter(row: Announcement, to: AccountCard, at: datetime) -> NewNotice:
    here = initiative_by_id(row.initiative_id)
    page = reverse("announcement", args=[here.slug, row.public_id])
    return NewNotice(
        event=f"announcement:{row.public_id}:{day_of(at)}",
        recipient=f"account:{to.id}",
        address=to.email,
        code="communication.announcement_unread",
        language=to.language,
        values={
            "title": row.title.in_language(to.language),
            "initiative": here.name.in_language(to.language),
            "link": f"{settings.DURE_ADDRESS}{page}",
        },
        initiative_id=row.initiative_id,
        account_id=to.id,
        offers=(Offer("communication.announcement.read", row.public_id),),
    )


def _held(key: str) -> Announcement:
    rows = Announcement.objects.everywhere("the gate has let the actor in")
    row: Announcement = rows.select_for_update().get(public_id=key)
    return row


def _standing(key: str) -> Announcement:
    """The row, held, that still holds. Refused with `communication.announcement_withdrawn`."""
    row = _held(key)
    if row.withdrawn_at is not None:
        raise Refused("communication.announcement_withdrawn")
    return row


def _words(new: NewAnnouncement) -> dict[str, str]:
    """What is kept of the words; English only where somebody wrote it."""
    return {
        "title_ko": one_line(new.title.ko, most=MOST_TITLE),
        "title_en": one_line(new.title.en, most=MOST_TITLE) if new.title.en.strip() else "",
        "text_ko": plain(new.text.ko),
        "text_en": plain(new.text.en) if new.text.en.strip() else "",
    }
