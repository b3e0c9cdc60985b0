"""What waits of the talk: announcements, meetings, decisions to carry out, actions due, new words."""

from datetime import date, datetime, timedelta

from django.urls import reverse

from dure.communication.queries import (
    actions_due,
    announcements_in,
    decisions_in,
    meetings_waiting,
    topics_unread,
)
from dure.front.queue.line import Line
from dure.ground.journal.types import Actor
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of
from dure.kernel.ui.figures import day
from dure.kernel.words import Words

SOON = timedelta(days=7)
DAY_BEFORE = timedelta(days=2)
MOST = 5  # decisions named one by one


def announced_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """One line an announcement that I have not read as it stands."""
    del at
    return [
        Line(
            kind="announced",
            what=one.title,
            more=Words("공지를 읽어 주세요", "An announcement to read"),
            href=reverse("announcement", args=[here.slug, one.public_id]),
            of=here.name,
        )
        for one in announcements_in(actor, initiative_id=here.id, new_only=True)
    ]


def meeting_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """Meetings that wait for an answer of ours, and those of the next two days."""
    lines = []
    for one in meetings_waiting(actor, initiative_id=here.id, at=at):
        soon = one.starts_at is not None and one.starts_at - at <= DAY_BEFORE
        if not (one.waits_for_me or soon):
            continue
        asks = (
            Words("언제 만날 수 있는지 답해 주세요", "Say when you can meet")
            if one.state == "polling"
            else Words("오실 수 있는지 답해 주세요", "Say whether you come")
        )
        more = asks if one.waits_for_me else Words("곧 만나요", "We meet soon")
        lines.append(
            Line(
                kind="meeting",
                what=one.title,
                more=more,
                href=reverse("work_meeting", args=[here.slug, one.public_id]),
                when=_on(one.starts_at),
                of=here.name,
            )
        )
    return lines


def decided_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """On everyone's page: what was decided and is not carried out."""
    today = day_of(at)
    found = decisions_in(actor, initiative_id=here.id, open_only=True)
    lines = [
        Line(
            kind="decided",
            what=one.title,
            more=Words("정했지만 아직 이행하지 않았어요", "Decided, and not carried out yet"),
            href=reverse("decision", args=[here.slug, one.public_id]),
            when=_until(one.due_on) if one.due_on else None,
            late=one.due_on is not None and one.due_on < today,
            of=here.name,
        )
        for one in found[:MOST]
    ]
    left = len(found) - MOST
    return [*lines, _further(left, here)] if left > 0 else lines


def action_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """What we have to do within a week, and what is late."""
    today = day_of(at)
    return [
        Line(
            kind="action",
            what=Words(one.title, one.title),
            more=Words("우리가 맡은 일이에요", "We have taken this on"),
            href=reverse("actions", args=[here.slug]) + f"#a-{one.public_id}",
            when=_until(one.due_on),
            late=one.due_on < today,
            of=here.name,
        )
        for one in actions_due(actor, initiative_id=here.id, until=today + SOON)
    ]


def unread_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """Threads in which somebody called me, and one line for the others that have something new."""
    del at
    found = topics_unread(actor, initiative_id=here.id)
    called = [one for one in found if one.called]
    lines = [
        Line(
            kind="called",
            what=one.title,
            more=Words("이야기에서 나를 불렀어요", "Somebody called you in this thread"),
            href=reverse("topic", args=[here.slug, one.public_id]),
            of=here.name,
        )
        for one in called
    ]
    others = [one for one in found if not one.called]
    if others:
        lines.append(_unread(others[0].title, len(others), here, others[0].public_id))
    return lines


def _unread(title: Words, n: int, here: InitiativeCard, key: str) -> Line:
    if n == 1:
        page = reverse("topic", args=[here.slug, key])
        said = Words("새 글이 있어요", "Something new was said")
        return Line(kind="unread", what=title, more=said, href=page, of=here.name)
    what = Words(f"이야기 {n}곳에 새 글이 있어요", f"{n} threads have something new")
    return Line(kind="unread", what=what, href=reverse("talk", args=[here.slug]), of=here.name)


def _further(n: int, here: InitiativeCard) -> Line:
    return Line(
        kind="decided",
        what=Words(
            f"이행할 결정이 {n}건 더 있어요", f"{n} more decision{'s' * (n > 1)} to carry out"
        ),
        href=reverse("decisions", args=[here.slug]),
        of=here.name,
        rank=1,
    )


def _on(at: datetime | None) -> Words | None:
    if at is None:
        return None
    on = day_of(at)
    return Words(f"{day(on)}", f"{day(on, 'en')}")


def _until(on: date) -> Words:
    return Words(f"{day(on)}까지", f"until {day(on, 'en')}")
