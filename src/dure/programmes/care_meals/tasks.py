"""What the worker does for care meals. Each part keeps its lines in a block of its own."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from django.urls import reverse

from dure.ground.access.queries import actor_of_id, house
from dure.ground.journal.services import carry_out
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.jobs import job
from dure.kernel.words import Words
from dure.programmes.care_meals.queries.accidents_due import reports_due
from dure.programmes.care_meals.queries.kitchens import open_kitchens
from dure.programmes.care_meals.queries.replans import slug_of
from dure.programmes.care_meals.services.count_month import count_month, months_to_count
from dure.programmes.care_meals.services.day_subjects import day_row
from dure.programmes.care_meals.services.make_roster import keep_roster, search_roster
from dure.programmes.care_meals.services.plan_routes import drafts_together, keep_routes
from dure.programmes.care_meals.services.propose_replan import (
    Proposal,
    fail_replan,
    keep_proposal,
    work_out,
)
from dure.programmes.care_meals.services.remind_accidents import remind_of_accident
from dure.programmes.care_meals.services.seek_routes import Prepared, prepared, seek_routes
from dure.programmes.care_meals.types.planning import RoutesFound

Tell = Callable[[int, int], None]
Outcome = tuple[str, Words]

# routes: a day's routes, and a day planned again when somebody is missing
PLANNED = Words(
    "{n}집의 배달 경로를 짰어요. 경로에 없는 집은 {left}곳이에요.",
    "Routes for {n} doors are planned; {left} are on none.",
)
PROPOSED = Words("다시 짠 제안이 준비됐어요.", "The new proposal is ready.")


@job(retries=1)
def plan_meal_day(work_id: str, account_id: int, day: str, others: list[str]) -> None:
    """Seek the routes of a day, with those of other kitchens of the same date where asked."""
    carry_out(work_id, partial(_plan, account_id, day, others))


@job(retries=1)
def propose_again(work_id: str, account_id: int, replan: str) -> None:
    """Somebody is missing: work out what could be done, for a person to decide."""
    try:
        carry_out(work_id, partial(_propose, account_id, replan))
    finally:
        fail_replan(replan)  # what still waits by now could not be worked out


def _plan(account_id: int, day: str, others: list[str], tell: Tell) -> Callable[[], Outcome]:
    days = drafts_together(day_row(day), others)
    versions = {one.public_id: one.version for one in days}
    ready = prepared(days)
    found = seek_routes(ready, tell=tell)
    return partial(_keep, account_id, versions, ready, found)


def _keep(
    account_id: int, versions: dict[str, int], ready: Prepared, found: RoutesFound
) -> Outcome:
    at = now()
    actor = actor_of_id(account_id, at=at)
    left = 0
    for day, version in versions.items():
        left += keep_routes(actor, day=day, version=version, ask=ready.ask, found=found, at=at)
    first = day_row(next(iter(versions)))
    slug = initiative_by_id(first.initiative_id).slug
    doors = sum(len(one.doors) for one in found.routes)
    return reverse("meal_day", args=[slug, first.public_id]), PLANNED.filled(n=doors, left=left)


def _propose(account_id: int, replan: str, tell: Tell) -> Callable[[], Outcome]:
    return partial(_keep_proposal, account_id, replan, work_out(replan, tell=tell))


def _keep_proposal(account_id: int, replan: str, made: Proposal) -> Outcome:
    at = now()
    keep_proposal(actor_of_id(account_id, at=at), replan=replan, made=made, at=at)
    return reverse("replan", args=[slug_of(replan), replan]), PROPOSED


# The month counts itself: every night before the reports are worked out
@job(retries=3, backoff=300, daily_at="01:40")
def count_months() -> None:
    """In the night: what the days of this month say becomes lines of the ledger, kitchen by kitchen."""
    at = now()
    for kitchen_id in open_kitchens():
        for month in months_to_count(day_of(at)):
            with suppress(Refused):  # one kitchen's missing kinds do not stop the others
                count_month(house(), kitchen_id=kitchen_id, month=month, at=at)


# Jobs and shifts: a month's roster
ROSTER_FOUND = Words("근무표를 짰어요.", "The roster is made.")
ROSTER_CLASH = Words(
    "모든 규칙을 지키는 근무표는 없어요. 무엇이 부딪치는지 근무표에 적어 두었어요.",
    "No roster keeps every rule. What clashes stands on the roster.",
)


@job(retries=1)
def make_roster(work_id: str, roster_id: int, address: str) -> None:
    """Search a month's roster, and write it down with the note that it is done."""
    carry_out(
        work_id, lambda _: partial(_keep_roster, roster_id, search_roster(roster_id), address)
    )


def _keep_roster(roster_id: int, found: Any, address: str) -> Outcome:
    keep_roster(roster_id, found, at=now())
    return address, ROSTER_FOUND if found.possible else ROSTER_CLASH


# Safety: the law's seven days
@job(retries=3, backoff=300, daily_at="08:20")
def remind_of_accidents() -> None:
    """In the morning: whoever answers for jobs is reminded of reports that are due or late."""
    at = now()
    for one in reports_due(day_of(at)):
        remind_of_accident(house(), accident_id=one.accident_id, at=at)
