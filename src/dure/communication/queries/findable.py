"""What this room hands in to be found: threads with what is said, announcements, meetings, decisions.

What stands in a sealed thread is never handed in, and what was withdrawn is taken out.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from dure.communication.models import (
    ActionItem,
    Announcement,
    AnnouncementAddressee,
    Decision,
    Message,
    Topic,
    TopicPart,
    WorkMeeting,
    WorkMeetingGuest,
)
from dure.communication.types.search import Findable, Mark
from dure.ground.organisations.queries import initiatives_slugs
from dure.kernel.words import Words

WHY = "the index asks for everybody's; who finds what is decided when it is asked"
Changed = tuple[list[Findable], Mark]


def messages_changed(mark: Mark, most: int) -> Changed:
    """What was said, edited or withdrawn after a mark."""
    rows = list(_after(Message.objects.everywhere(WHY), mark).select_related("topic")[:most])
    parts = _parts({row.topic_id for row in rows})
    pages = _pages("talk", rows, lambda row: row.topic.initiative_id)
    found = [
        Findable(
            kind="communication.message",
            key=str(row.pk),
            initiative_id=row.topic.initiative_id,
            title=row.topic.title,
            text=row.text,
            page=f"{pages[row.topic.initiative_id]}{row.topic.public_id}/#m{row.number}",
            at=row.said_at,
            may_see=row.topic.may_see,
            organisation_ids=parts.get(row.topic_id, ()),
            gone=row.topic.sealed or row.withdrawn_at is not None,
        )
        for row in rows
    ]
    return found, _mark(rows, mark)


def announcements_changed(mark: Mark, most: int) -> Changed:
    """What was announced or corrected after a mark."""
    rows = list(_after(Announcement.objects.everywhere(WHY), mark)[:most])
    told: dict[int, list[int]] = defaultdict(list)
    for key, organisation_id in AnnouncementAddressee.objects.within(
        announcement__in=rows
    ).values_list("announcement_id", "organisation_id"):
        told[key].append(organisation_id)
    pages = _pages("talk/announcements", rows, lambda row: row.initiative_id)
    found = [
        Findable(
            kind="communication.announcement",
            key=row.public_id,
            initiative_id=row.initiative_id,
            title=row.title,
            text=f"{row.text_ko}\n{row.text_en}",
            page=f"{pages[row.initiative_id]}{row.public_id}/",
            at=row.announced_at,
            organisation_ids=tuple(
                told[row.pk]
            ),  # who joined since was not told, and opens nothing
            gone=row.withdrawn_at is not None,
        )
        for row in rows
    ]
    return found, _mark(rows, mark)


def decisions_changed(mark: Mark, most: int) -> Changed:
    """What was decided, done or lifted after a mark."""
    rows = list(_after(Decision.objects.everywhere(WHY), mark)[:most])
    pages = _pages("talk/decisions", rows, lambda row: row.initiative_id)
    found = [
        Findable(
            kind="communication.decision",
            key=row.public_id,
            initiative_id=row.initiative_id,
            title=row.title,
            text=row.proof,
            page=f"{pages[row.initiative_id]}{row.public_id}/",
            at=row.recorded_at,
        )
        for row in rows
    ]
    return found, _mark(rows, mark)


def actions_changed(mark: Mark, most: int) -> Changed:
    """What is to be done, as it was taken on, done or dropped after a mark."""
    rows = list(_after(ActionItem.objects.everywhere(WHY), mark)[:most])
    pages = _pages("talk/actions", rows, lambda row: row.initiative_id)
    found = [
        Findable(
            kind="communication.action",
            key=row.public_id,
            initiative_id=row.initiative_id,
            title=Words(row.title, row.title),
            text=row.outcome,
            page=f"{pages[row.initiative_id]}#a-{row.public_id}",
            at=row.made_at,
        )
        for row in rows
    ]
    return found, _mark(rows, mark)


def meetings_changed(mark: Mark, most: int) -> Changed:
    """Working meetings that were proposed or changed after a mark, with what was written down."""
    rows = list(_after(WorkMeeting.objects.everywhere(WHY), mark)[:most])
    guests: dict[int, list[int]] = defaultdict(list)
    for key, organisation_id in WorkMeetingGuest.objects.within(meeting__in=rows).values_list(
        "meeting_id", "organisation_id"
    ):
        guests[key].append(organisation_id)
    pages = _pages("talk/meetings", rows, lambda row: row.initiative_id)
    found = [
        Findable(
            kind="communication.meeting",
            key=row.public_id,
            initiative_id=row.initiative_id,
            title=row.title,
            text=_written(row),
            page=f"{pages[row.initiative_id]}{row.public_id}/",
            at=row.proposed_at,
            may_see="talk",
            organisation_ids=tuple(guests[row.pk]),
            gone=row.state == "cancelled",
        )
        for row in rows
    ]
    return found, _mark(rows, mark)


def topics_changed(mark: Mark, most: int) -> Changed:
    """Threads that were opened after a mark, by what they are about."""
    rows = list(_after(Topic.objects.everywhere(WHY), mark, "opened_at")[:most])
    parts = _parts({row.pk for row in rows})
    pages = _pages("talk", rows, lambda row: row.initiative_id)
    found = [
        Findable(
            kind="communication.topic",
            key=row.public_id,
            initiative_id=row.initiative_id,
            title=row.title,
            page=f"{pages[row.initiative_id]}{row.public_id}/",
            at=row.opened_at,
            may_see=row.may_see,
            organisation_ids=parts.get(row.pk, ()),
            gone=row.sealed,
        )
        for row in rows
    ]
    return found, _mark(rows, mark, "opened_at")


def _after(rows: QuerySet[Any], mark: Mark, field: str = "changed_at") -> QuerySet[Any]:
    if mark.at is not None:
        later = Q(**{f"{field}__gt": mark.at}) | Q(**{field: mark.at, "pk__gt": mark.id})
        rows = rows.filter(later)
    return rows.order_by(field, "pk")


def _mark(rows: list[Any], mark: Mark, field: str = "changed_at") -> Mark:
    return Mark(getattr(rows[-1], field), rows[-1].pk) if rows else mark


def _parts(topic_ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = TopicPart.objects.within(topic_id__in=list(topic_ids))
    for topic_id, organisation_id in rows.values_list("topic_id", "organisation_id"):
        found[topic_id].append(organisation_id)
    return {key: tuple(each) for key, each in found.items()}


def _pages(page: str, rows: list[Any], of: Any) -> dict[int, str]:
    slugs = initiatives_slugs(frozenset(of(row) for row in rows))
    return {key: f"/in/{slug}/{page}/" for key, slug in slugs.items()}


def _written(row: WorkMeeting) -> str:
    lines = row.items.order_by("number").values_list("title_ko", "lines__text")
    return "\n".join(f"{title}\n{text or ''}" for title, text in lines)
