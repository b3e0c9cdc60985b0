"""Announcements: those told to my organisations, one with who has read it. People are never shown."""

from collections import defaultdict
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from dure.communication.models import (
    Announcement,
    AnnouncementAddressee,
    AnnouncementReading,
)
from dure.communication.queries.sight import glances
from dure.communication.queries.work_meetings import own_organisations
from dure.communication.rules.plain_text import pieces_of
from dure.communication.types.announcements import (
    AnnouncementCard,
    AnnouncementPage,
    Corrected,
    ReadLine,
)
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.kernel.words import Words

ANNOUNCE = "announce"
SEE = "see_initiative"
SHOWN = 60


def announcements_in(
    actor: Actor, *, initiative_id: int, new_only: bool = False
) -> tuple[AnnouncementCard, ...]:
    """Those told to my organisations (all of them for who sees the whole), the latest first."""
    rows = announcements_for(actor, initiative_id).order_by("-announced_at", "-pk")
    if new_only:
        rows = rows.filter(withdrawn_at=None)
    found = list(rows[:SHOWN])
    told, read = _told(found), _read(found)
    mine = _mine(actor, found, initiative_id)
    cards = (card_of(row, len(told[row.pk]), read[row.pk], mine) for row in found)
    return tuple(card for card in cards if card.is_new or not new_only)


def announcement_page(actor: Actor, public_id: str, *, on: date) -> AnnouncementPage:
    """One announcement. Refused with `communication.no_such_announcement`, also for others."""
    row = seen_announcement(actor, public_id)
    lines = _lines(row)
    read = sum(1 for line in lines if line.read_at is not None)
    return AnnouncementPage(
        card=card_of(row, len(lines), read, _mine(actor, [row], row.initiative_id)),
        text=row.text,
        pieces=pieces_of(str(row.text)),
        lines=lines,
        corrections=tuple(
            Corrected(
                Words(one.title_ko, one.title_en or one.title_ko),
                pieces_of(str(Words(one.text_ko, one.text_en or one.text_ko))),
                one.because,
                one.until,
                one.corrected_by,
            )
            for one in row.wordings.order_by("-number")
        ),
        may_announce=may_announce(actor, row.initiative_id),
        reminded_today=row.reminded_on == on,
    )


def may_announce(actor: Actor, initiative_id: int) -> bool:
    """True for whoever announces here."""
    return may(actor, ANNOUNCE, Subject("announcement", "any", initiative_id))


def announcement_row(public_id: str) -> Announcement:
    """The row. Refused with `communication.no_such_announcement`."""
    everywhere = Announcement.objects.everywhere("it is asked for by its key; the gate follows")
    row: Announcement | None = everywhere.filter(public_id=public_id).first()
    if row is None:
        raise Refused("communication.no_such_announcement")
    return row


def seen_announcement(actor: Actor, public_id: str) -> Announcement:
    """The row, for whom it was told to. Refused with `communication.no_such_announcement`."""
    row = announcement_row(public_id)
    if not announcements_for(actor, row.initiative_id).filter(pk=row.pk).exists():
        raise Refused("communication.no_such_announcement")
    return row


def announcements_for(actor: Actor, initiative_id: int) -> QuerySet[Announcement]:
    """Those an actor sees: what was told to their organisations, all for who sees the whole."""
    seen = Q(pk__in=[])
    for one in glances(actor, initiative_id):
        if SEE in one.permissions and one.organisation_id is None:
            seen = ~Q(pk__in=[])
            break
        if SEE in one.permissions:
            seen |= Q(addressees__organisation_id=one.organisation_id)
    rows: QuerySet[Announcement] = Announcement.objects.within(initiative_id=initiative_id)
    return rows.filter(seen).distinct()


def unread_of(row: Announcement) -> list[int]:
    """The organisations in which nobody has read it as it stands now."""
    read = row.readings.filter(number__gte=row.number).values("organisation_id")
    left = row.addressees.exclude(organisation_id__in=read)
    return sorted(left.values_list("organisation_id", flat=True))


def card_of(row: Announcement, told: int, read: int, mine: dict[int, bool]) -> AnnouncementCard:
    """An announcement as a list shows it."""
    return AnnouncementCard(
        id=row.pk,
        public_id=row.public_id,
        initiative_id=row.initiative_id,
        title=row.title,
        announced_at=row.announced_at,
        announced_by=row.announced_by,
        number=row.number,
        told=told,
        read=read,
        is_new=mine.get(row.pk, False) and row.withdrawn_at is None,
        withdrawn_at=row.withdrawn_at,
    )


def _lines(row: Announcement) -> tuple[ReadLine, ...]:
    first: dict[int, datetime] = {}
    newest: dict[int, int] = defaultdict(int)
    for one in row.readings.order_by("read_at"):
        first.setdefault(one.organisation_id, one.read_at)
        newest[one.organisation_id] = max(newest[one.organisation_id], one.number)
    told = row.addressees.select_related("organisation").order_by("organisation__name_ko")
    return tuple(
        ReadLine(
            one.organisation_id,
            one.organisation.name,
            first.get(one.organisation_id),
            0 < newest[one.organisation_id] < row.number,
        )
        for one in told
    )


def _told(rows: list[Announcement]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    links = AnnouncementAddressee.objects.within(announcement__in=rows)
    for key, organisation_id in links.values_list("announcement_id", "organisation_id"):
        found[key].add(organisation_id)
    return found


def _read(rows: list[Announcement]) -> dict[int, int]:
    read = AnnouncementReading.objects.within(announcement__in=rows)
    counted = read.values("announcement_id").annotate(n=Count("organisation_id", distinct=True))
    return defaultdict(int, {one["announcement_id"]: one["n"] for one in counted})


def _mine(actor: Actor, rows: list[Announcement], initiative_id: int) -> dict[int, bool]:
    """Announcement → whether it is new to me: told to an organisation of mine, not read as it stands."""
    own = set(own_organisations(actor, initiative_id))
    told = _told(rows)
    mine = AnnouncementReading.objects.within(
        announcement__in=rows, account_id=actor.account_id or 0
    )
    read = dict(mine.values_list("announcement_id", "number"))
    return {row.pk: bool(own & told[row.pk]) and read.get(row.pk, 0) < row.number for row in rows}
