"""Ballots in which somebody has a vote that is not cast yet."""

from datetime import datetime

from django.urls import reverse

from dure.agenda.queries import ballots_waiting
from dure.front.queue.line import Line
from dure.ground.journal.types import Actor
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of
from dure.kernel.ui.figures import day
from dure.kernel.words import Words

SOON = 1  # days


def ballot_lines(actor: Actor, here: InitiativeCard, at: datetime) -> list[Line]:
    """One line a ballot that waits for my vote."""
    return [
        Line(
            kind="ballot",
            what=each.title,
            more=Words("우리 기관의 표가 기다려요", "The vote of your organisation is waiting"),
            href=reverse("ballot", args=[here.slug, each.public_id]),
            when=_until(each.closes_at),
            late=each.closes_at is not None and (day_of(each.closes_at) - day_of(at)).days <= SOON,
            of=here.name,
        )
        for each in ballots_waiting(actor, here.id, at)
    ]


def _until(closes_at: datetime | None) -> Words:
    if closes_at is None:
        return Words("지금 총회에서", "now, at the meeting")
    on = day_of(closes_at)
    return Words(f"{day(on)}까지", f"until {day(on, 'en')}")
