"""The outbox of an initiative: what left by which way, what waits, and which channel has trouble."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Max, Min

from dure.communication.models import Delivery, Notice
from dure.ground.access.queries import account_names
from dure.ground.journal.queries import must
from dure.ground.journal.types import Actor, Subject
from dure.kernel.letters import notices_of, text_of

LATELY = timedelta(hours=2)
MOST = 100
SECRET = ("communication.confirm_phone",)  # figures of one person: in no list


@dataclass(frozen=True, slots=True)
class OutboxLine:
    """One notice for whoever looks after the initiative: to whom, by which way, not at which address."""

    to: str
    subject: str
    text: str  # only where nothing is real
    channel: str
    state: str
    at: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """A channel that takes nothing: since when, how many notices met it, what it says."""

    channel: str
    since: datetime
    last: datetime
    notices: int
    why: str


@dataclass(frozen=True, slots=True)
class Outbox:
    """The lines, newest first, and the troubles of the last hours."""

    lines: tuple[OutboxLine, ...]
    troubles: tuple[Trouble, ...]
    counted: dict[str, int]


def outbox_of(actor: Actor, *, initiative_id: int, at: datetime) -> Outbox:
    """For whoever manages the initiative. Refused: `journal.not_allowed`."""
    must(actor, "manage_initiative", Subject("initiative", initiative_id, initiative_id))
    mine = Notice.objects.within(initiative_id=initiative_id).exclude(code__in=SECRET)
    rows = list(mine.order_by("-pk")[:MOST])
    names = account_names({row.account_id for row in rows if row.account_id is not None})
    counted = dict(mine.order_by().values_list("state").annotate(n=Count("pk")))
    return Outbox(tuple(_line(row, names) for row in rows), troubles(at=at), counted)


def troubles(*, at: datetime) -> tuple[Trouble, ...]:
    """Channels whose provider took nothing lately; they are the house's, so they name no notice.

    What went another way stays marked; the trouble is over once its channel carries something again.
    """
    rows = Delivery.objects.everywhere("a channel in trouble concerns everybody")
    since = rows.filter(changed_at__gt=at - LATELY, changed_at__lte=at)
    lately = since.filter(state__in=("later", "unsure"))
    carried = since.filter(state__in=("left", "delivered")).values("channel")
    again = dict(carried.annotate(last=Max("changed_at")).values_list("channel", "last"))
    found = lately.values("channel").annotate(
        since=Min("first_at"), last=Max("changed_at"), n=Count("pk"), why=Max("why")
    )
    return tuple(
        Trouble(one["channel"], one["since"], one["last"], one["n"], one["why"])
        for one in found.order_by("channel")
        if one["channel"] not in again or again[one["channel"]] < one["last"]
    )


def _line(row: Notice, names: dict[int, str]) -> OutboxLine:
    room, _, occasion = row.code.partition(".")
    subject, text = text_of(notices_of(room), occasion, row.language, _values(row))
    return OutboxLine(
        to=names.get(row.account_id or 0, ""),
        subject=subject,
        text=text if settings.DURE_DEMO else "",
        channel=row.channel,
        state=row.state,
        at=row.sent_at or row.made_at,
        tries=row.attempts,
    )


def _values(row: Notice) -> dict[str, object]:
    found: dict[str, object] = json.loads(row.values or "{}")
    return found
