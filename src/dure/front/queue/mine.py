"""My queue: everything that needs this actor, over all initiatives, the most urgent first."""

from datetime import datetime

from dure.front.queue.agenda import agenda_lines
from dure.front.queue.beginning import first_lines
from dure.front.queue.deciding import ballot_lines, keeper_lines, minutes_lines
from dure.front.queue.hearing import hearing_lines
from dure.front.queue.helping import booking_lines, referral_lines
from dure.front.queue.line import Line, in_order
from dure.front.queue.people import invitation_lines, joining_lines, own_lines
from dure.front.queue.programmes import programme_lines
from dure.front.queue.reading import curve_lines, news_lines, used_lines
from dure.front.queue.reporting import reporting_lines
from dure.front.queue.signing import signing_lines
from dure.front.queue.steering import steering_lines
from dure.front.queue.talking import (
    action_lines,
    announced_lines,
    decided_lines,
    meeting_lines,
    unread_lines,
)
from dure.front.queue.together import Together
from dure.ground.journal.queries import initiatives_where
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import initiatives_on
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of

PER_INITIATIVE = (
    first_lines,
    programme_lines,
    referral_lines,
    booking_lines,
    steering_lines,
    agenda_lines,
    hearing_lines,
    signing_lines,
    invitation_lines,
    curve_lines,
    used_lines,
    news_lines,
    ballot_lines,
    minutes_lines,
    keeper_lines,
    announced_lines,
    meeting_lines,
    decided_lines,
    action_lines,
    unread_lines,
)


def my_queue(actor: Actor, at: datetime, together: Together | None = None) -> list[Line]:
    """The lines in their order; questions grow with initiatives, never with organisations.

    `together` holds what was asked before in the same run, for whoever asks many queues at one moment.
    """
    ask = (together or Together()).ask
    lines = ask(own_lines, actor) + ask(joining_lines, actor, at)
    lines += ask(reporting_lines, actor, day_of(at))
    for here in ask(my_initiatives, actor, at):
        for lines_of in PER_INITIATIVE:
            lines += ask(lines_of, actor, here, at)
    return in_order(lines)


def my_initiatives(actor: Actor, at: datetime) -> list[InitiativeCard]:
    """The running initiatives in which the actor has a part."""
    mine = initiatives_where(actor, "see_initiative")
    return [one for one in initiatives_on(day_of(at)) if mine is None or one.id in mine]
