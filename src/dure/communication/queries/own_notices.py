"""My notices: how I am told, by what, of what, and what was told lately."""

import json
from dataclasses import dataclass
from datetime import datetime, time

from dure.communication.channels import channels
from dure.communication.models import AddressMark, ContactPoint, Notice
from dure.communication.queries.marks import is_dead, mark_of
from dure.communication.queries.wishes import Standing, standings
from dure.communication.rules.occasions import Occasion, occasions
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.kernel.letters import notices_of, text_of
from dure.kernel.words import Words

LATELY = 20


@dataclass(frozen=True, slots=True)
class PointLine:
    """A contact point as its owner sees it."""

    id: int
    kind: str
    label: str
    is_confirmed: bool
    is_dead: bool


@dataclass(frozen=True, slots=True)
class WishLine:
    """An occasion that may concern me, and how often I want to hear of it."""

    verb: str
    name: Words
    frequency: str


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One that was told me."""

    subject: str
    channel: str
    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OwnNotices:
    """Everything on my page."""

    points: tuple[PointLine, ...]
    channels: frozenset[str]
    first: str
    quiet_from: time
    quiet_until: time
    digest: str
    digest_day: int
    wishes: tuple[WishLine, ...]
    told: tuple[ToldLine, ...]
    mail_is_dead: bool


def own_notices(actor: Actor, *, email: str) -> OwnNotices:
    """For its own account alone. Refused: `access.sign_in_first`."""
    if actor.account_id is None:
        raise Refused("access.sign_in_first")
    known = standings((actor.account_id,))[actor.account_id]
    return OwnNotices(
        points=_points(actor.account_id),
        channels=frozenset(one.code for one in channels()),
        first=known.order[0] if known.order else "",
        quiet_from=known.quiet_from,
        quiet_until=known.quiet_until,
        digest=known.digest,
        digest_day=known.digest_day,
        wishes=_wishes(actor, known),
        told=_told(actor.account_id),
        mail_is_dead=is_dead(email),
    )


def has_channel(code: str) -> bool:
    """Whether this house can reach people by it, as its settings stand."""
    return any(one.code == code for one in channels())


def waits_for_address(account_id: int, *, email: str) -> bool:
    """Whether what is sent to an address of theirs comes back. Two questions."""
    rows = ContactPoint.objects.filter(account_id=account_id, confirmed_at__isnull=False)
    marks = [mark_of(email), *rows.values_list("mark", flat=True)]
    return AddressMark.objects.filter(mark__in=marks, kind="dead").exists()


def _points(account_id: int) -> tuple[PointLine, ...]:
    rows = ContactPoint.objects.filter(account_id=account_id).order_by("kind", "pk")
    return tuple(
        PointLine(row.pk, row.kind, row.label, row.confirmed_at is not None, is_dead(row.address))
        for row in rows
    )


def _wishes(actor: Actor, known: Standing) -> tuple[WishLine, ...]:
    lines = [
        WishLine(
            one.verb,
            one.name,
            known.wishes[one.verb].frequency if one.verb in known.wishes else one.frequency,
        )
        for one in occasions().values()
        if _concerns(actor, one)
    ]
    return tuple(sorted(lines, key=lambda line: line.verb))


def _concerns(actor: Actor, one: Occasion) -> bool:
    """Somewhere this actor may see what it tells of."""
    return any(
        one.may in reach.permissions
        and may(actor, one.may, Subject("told", 0, reach.initiative_id, reach.organisation_id))
        for reach in actor.reaches
    )


def _told(account_id: int) -> tuple[ToldLine, ...]:
    rows = Notice.objects.within(account_id=account_id).exclude(state="off").order_by("-pk")
    return tuple(
        ToldLine(_subject(row), row.channel, row.state, row.sent_at or row.made_at)
        for row in rows[:LATELY]
        if row.code != "communication.confirm_phone"
    )


def _subject(row: Notice) -> str:
    room, _, occasion = row.code.partition(".")
    return text_of(notices_of(room), occasion, row.language, json.loads(row.values or "{}"))[0]
