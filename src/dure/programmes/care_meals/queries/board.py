"""The dispatcher's board (배달 상황판): every route of a day and every door, as they stand now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Count

from dure.communication.types import AlertCard
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words
from dure.programmes.care_meals.models import CourierLink, DoorVisit, MealDay, PhoneEvent, Stop
from dure.programmes.care_meals.queries.alerts_at_doors import open_at_doors
from dure.programmes.care_meals.queries.day_routes import day_board
from dure.programmes.care_meals.queries.diners import diner_page, openable_diners
from dure.programmes.care_meals.queries.meal_days import (
    RUN,
    card_of,
    meal_day_row,
    must_run,
    subject_of,
)
from dure.programmes.care_meals.queries.standing import label_of
from dure.programmes.care_meals.rules.board import door_state, quiet_minutes, route_state
from dure.programmes.care_meals.types.day import MealDayCard, RouteCard, StopCard
from dure.programmes.care_meals.types.diners import DinerPage
from dure.programmes.care_meals.types.door import (
    OUTCOMES,
    BoardRoute,
    BoardStop,
    LinkCard,
    VisitCard,
)

FINE = {"taken", "again", "late"}


@dataclass(frozen=True, slots=True)
class Board:
    """One kitchen's day on the board."""

    day: MealDayCard
    routes: tuple[BoardRoute, ...]
    off_route: tuple[BoardStop, ...] = ()  # on no route any more, and with an open alert

    @property
    def alerts(self) -> int:
        """How many doors have an open alert."""
        on_routes = sum(one.state == "alert" for route in self.routes for one in route.stops)
        return on_routes + len(self.off_route)

    @property
    def done(self) -> int:
        """How many doors have an outcome."""
        return sum(route.done for route in self.routes)

    @property
    def doors(self) -> int:
        """How many doors there are."""
        return sum(route.doors for route in self.routes)


def boards_on(actor: Actor, *, initiative_id: int, on: date, at: datetime) -> tuple[Board, ...]:
    """The boards of a date: of every kitchen that somebody runs here and whose day has routes."""
    rows = MealDay.objects.within(initiative_id=initiative_id, on=on).select_related("kitchen")
    mine = [row for row in rows.order_by("kitchen__name_ko") if may(actor, RUN, subject_of(row))]
    return tuple(board_of(actor, row.public_id, at=at) for row in mine)


def board_of(actor: Actor, day: str, *, at: datetime) -> Board:
    """One day. Names are masked and each look is logged. Refused as `day_board`."""
    found = day_board(actor, day, at=at)
    visits = {one.stop_id: one for one in _standing([stop.id for stop in found.stops])}
    alerts = _alerts(found.day.initiative_id, found.stops)
    links = _links(found.day.id)
    lost = _lost(found.day.id)
    people = [stop.person_id for stop in found.stops]
    opens = openable_diners(actor, found.day.organisation_id, people, on=day_of(at))
    doors = {
        one.id: replace(_stop(one, visits.get(one.id), alerts, at), may_open=one.person_id in opens)
        for one in found.stops
    }
    routes = []
    for route in found.routes:
        stops = tuple(doors[one.id] for one in route.stops)
        routes.append(_route(route, stops, links.get(route.courier_id), lost, at))
    loose = [one for one in found.stops if one.route_id is None and one.id in alerts]
    return Board(found.day, tuple(routes), tuple(doors[one.id] for one in loose))


@dataclass(frozen=True, slots=True)
class DoorPage:
    """One door of a day, opened: who lives there, whom to call, what came of it, and its alert."""

    public_id: str
    label: str
    day: MealDayCard
    diner: DinerPage
    visits: tuple[VisitCard, ...]
    alert: AlertCard | None

    def __repr__(self) -> str:
        return f"DoorPage({self.public_id})"


def door_page(actor: Actor, stop: str, *, at: datetime) -> DoorPage | None:
    """The door behind a stop, opened through the gate of people; None where there is no such door.

    Refused: `care_meals.door_is_the_kitchens` to whoever may see that something happened, not to whom.
    """
    row = (
        Stop.objects.within(public_id=stop).select_related("day__kitchen", "route", "diner").first()
    )
    if row is None:
        return None
    day = meal_day_row(actor, row.day.public_id)
    if not openable_diners(
        actor, day.kitchen.organisation_id, [row.diner.person_id], on=day_of(at)
    ):
        raise Refused("care_meals.door_is_the_kitchens", kitchen=day.kitchen.name)
    diner = diner_page(actor, row.diner_id, at=at)
    rows = DoorVisit.objects.within(stop_id=row.pk).select_related("link__courier", "account")
    visits = list(rows.order_by("-at", "-pk"))
    alert = next(iter(_open_alerts(day.initiative_id, [row]).values()), None)
    shown = tuple(replace(visit_card(one), by=_by(one)) for one in visits)
    return DoorPage(stop, label_of(row), card_of(day), diner, shown, alert)


def _by(row: DoorVisit) -> str:
    """The courier whose phone told it, or whoever wrote it down instead."""
    if row.link is not None:
        return str(row.link.courier.name)
    return row.account.name if row.account else ""


def visit_card(row: DoorVisit) -> VisitCard:
    """A visit as others see it."""
    return VisitCard(
        row.public_id,
        row.stop_id,
        row.outcome,
        row.problem,
        row.at,
        row.told_at,
        row.levels,
        row.note,
        undone=row.undone_at is not None,
    )


def _standing(stop_ids: Sequence[int]) -> list[DoorVisit]:
    rows = DoorVisit.objects.within(stop_id__in=list(stop_ids), undone_at__isnull=True)
    return list(rows.defer("note"))


def _alerts(initiative_id: int, stops: Sequence[StopCard]) -> dict[int, str]:
    """Stop → the public id of its open alert, also one of a visit that was replaced since."""
    found = _open_alerts(initiative_id, stops)
    return {stop_id: alert.public_id for stop_id, alert in found.items()}


def _open_alerts(
    initiative_id: int, stops: Sequence[StopCard] | Sequence[Stop]
) -> dict[int, AlertCard]:
    """Stop → its open alert; of several the one that stands highest."""
    slug = initiative_by_id(initiative_id).slug
    found = open_at_doors(slug, {one.public_id: one.id or 0 for one in stops})
    return {stop_id: alerts[-1] for stop_id, alerts in found.items()}


def _links(day_id: int) -> dict[int, LinkCard]:
    rows = CourierLink.objects.within(day_id=day_id).select_related("courier")
    return {
        row.courier_id: LinkCard(
            row.public_id,
            row.courier.name,
            row.made_at,
            row.opened_at,
            row.heard_at,
            row.others,
            row.others_at,
            row.token,
        )
        for row in rows
    }


def _lost(day_id: int) -> dict[str, int]:
    rows = PhoneEvent.objects.within(link__day_id=day_id).exclude(result__in=FINE)
    return dict(rows.values_list("link__public_id").annotate(n=Count("pk")).order_by())


def _stop(
    one: StopCard, visit: DoorVisit | None, alerts: Mapping[int, str], at: datetime
) -> BoardStop:
    outcome = visit.outcome if visit else ""
    worst = max((level for level in visit.levels if level), default=0) if visit else 0
    alert = alerts.get(one.id, "")
    state = door_state(outcome, worst=worst, due_at=one.due_at, has_alert=bool(alert), now=at)
    return BoardStop(
        public_id=one.public_id,
        label=one.label,
        name=one.name,
        state=state if one.is_served or alert else "done",
        outcome=OUTCOMES.get(outcome),
        at=visit.at if visit else None,
        due_at=one.due_at,
        alert=alert,
        served=one.is_served,
    )


def _route(
    route: RouteCard,
    stops: tuple[BoardStop, ...],
    link: LinkCard | None,
    lost: Mapping[str, int],
    at: datetime,
) -> BoardRoute:
    opened = link is not None and link.opened_at is not None
    served = [one.state for one in stops if one.served]
    state = route_state(served, is_sent=link is not None, is_opened=opened)
    return BoardRoute(
        number=route.number,
        courier=route.courier,
        courier_id=route.courier_id,
        mode=route.mode,
        state=state,
        link=link,
        stops=stops,
        lost=lost.get(link.public_id, 0) if link else 0,
        quiet_minutes=quiet_minutes(link.heard_at, at) if link and state != "done" else None,
    )


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Something a phone told that could not be taken: when, what kind, and the sentence that says why."""

    at: datetime
    kind: str
    said: Words


@dataclass(frozen=True, slots=True)
class LinkPage:
    """One link as the coordinator sees it, with what its phone told that could not be taken."""

    link: LinkCard
    day: MealDayCard
    refused: tuple[NotTaken, ...]


def link_page(actor: Actor, public_id: str) -> LinkPage:
    """Refused: `care_meals.no_courier_link`, `journal.not_allowed`."""
    rows = CourierLink.objects.within(public_id=public_id).select_related("day__kitchen")
    row = rows.first()
    if row is None:
        raise Refused("care_meals.no_courier_link")
    must_run(actor, row.day)
    events = PhoneEvent.objects.within(link_id=row.pk).exclude(result__in=FINE).order_by("-at")
    refused = tuple(
        NotTaken(one.at, one.kind, words_of(Refused(one.result))) for one in events[:50]
    )
    return LinkPage(_links(row.day_id)[row.courier_id], card_of(row.day), refused)
