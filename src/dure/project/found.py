"""What rooms hand in: things for the search index, days for calendars. Nothing is decided here.

`communication` stands below the rooms whose things are found, and none of them knows when the house
starts. So the layer that knows all of them says it, once. Another room adds a line to one of the lists.
"""

from collections.abc import Iterator
from datetime import datetime, time

from dure.activities.queries import booking_days, referral_days, services_of
from dure.agenda.queries import adopted_agenda, agenda_tree
from dure.communication.queries import (
    actions_changed,
    announcements_changed,
    decisions_changed,
    meetings_changed,
    messages_changed,
    topics_changed,
)
from dure.communication.services import hand_in, hand_in_days
from dure.communication.types import Findable, Flow, Stock
from dure.ground.organisations.queries import initiatives_on, members_of
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import SEOUL, day_of, now
from dure.measurement.queries import days_due, indicator_library


def hand_in_all() -> None:
    """Every source, by name."""
    for name, changed in (
        ("topic", topics_changed),
        ("message", messages_changed),
        ("announcement", announcements_changed),
        ("meeting", meetings_changed),
        ("decision", decisions_changed),
        ("action", actions_changed),
    ):
        hand_in(f"communication.{name}", Flow((f"communication.{name}",), changed))
    for name, all_of in (
        ("agenda.clause", clauses),
        ("measurement.indicator", indicators),
        ("organisations.member", members),
        ("activities.service", services),
    ):
        hand_in(name, Stock((name,), all_of))
    hand_in_days("measurement.round", days_due)
    hand_in_days("activities.booking", lambda: booking_days(now()))
    hand_in_days("activities.referral", lambda: referral_days(now()))


def clauses() -> Iterator[Findable]:
    """The clauses of the agendas in force."""
    for here in _initiatives():
        agenda = adopted_agenda(here.id)
        for node in agenda_tree(agenda.id).nodes if agenda else ():
            yield Findable(
                kind="agenda.clause",
                key=f"{here.id}:{node.key}",
                initiative_id=here.id,
                title=node.title,
                text=f"{node.text.ko}\n{node.text.en}",
                page=f"/in/{here.slug}/agenda/{agenda.number if agenda else 0}/{node.key}/",
                at=agenda.begun_at if agenda else now(),
            )


def indicators() -> Iterator[Findable]:
    """The indicators that initiatives ask for."""
    for here in _initiatives():
        for card in indicator_library(on=day_of(now()), initiative_id=here.id):
            said = card.version
            yield Findable(
                kind="measurement.indicator",
                key=f"{here.id}:{card.code}",
                initiative_id=here.id,
                title=said.name,
                text=f"{card.code}\n{said.definition.ko}\n{said.definition.en}",
                page=f"/in/{here.slug}/indicators/{card.code}/",
                at=_since(here),
            )


def members() -> Iterator[Findable]:
    """The organisations that take part today."""
    for here in _initiatives():
        for one in members_of(here.id, day_of(now())):
            who = one.organisation
            yield Findable(
                kind="organisations.member",
                key=f"{here.id}:{who.id}",
                initiative_id=here.id,
                title=who.name,
                text=f"{who.type_name.ko}\n{who.about.ko}\n{who.about.en}",
                page=f"/i/{here.slug}/members/{who.slug}/",
                at=_since(here),
            )


def services() -> Iterator[Findable]:
    """The services that are offered today."""
    for here in _initiatives():
        for one in services_of(here.id, on=day_of(now())):
            yield Findable(
                kind="activities.service",
                key=str(one.id),
                initiative_id=here.id,
                title=one.name,
                text=f"{one.kind_name.ko}\n{one.group.ko}\n{one.group.en}",
                page=f"/in/{here.slug}/services/",
                at=_since(here),
            )


def _initiatives() -> tuple[InitiativeCard, ...]:
    return initiatives_on(day_of(now()))


def _since(here: InitiativeCard) -> datetime:
    """A moment that stays: what is handed in again the same is left alone."""
    return datetime.combine(here.started_on, time(), SEOUL)
