"""What can be done on the page of one worker."""

from collections.abc import Callable
from typing import Any

from dure.ground.access.queries import ActingRequest
from dure.programmes.care_meals.screens.crew import Crew, clock_in, count_in, day_in, moment_in
from dure.programmes.care_meals.services import (
    decide_worker,
    end_worker_link,
    leave_work,
    make_worker_link,
    note_accident,
    note_check,
    note_training,
    pair_workers,
)
from dure.programmes.care_meals.types.jobs import SeenPaper

Deed = Callable[[], Any]


def deed_of(request: ActingRequest, here: Crew, worker_id: int) -> Deed:
    """The deed that the form asks for."""
    known = {
        "check": _check,
        "decide": _decide,
        "link": _link,
        "unlink": _unlink,
        "train": _train,
        "pair": _pair,
        "accident": _accident,
        "leave": _leave,
    }
    chosen = known.get(request.POST.get("deed", ""))
    return lambda: chosen(request, here, worker_id) if chosen else None


def _check(request: ActingRequest, here: Crew, worker_id: int) -> None:
    told = request.POST
    item, met = told.get("item", ""), told.get("met") == "yes"
    seen = SeenPaper(item, met, told.get("evidence", ""), here.today)
    note_check(here.actor, worker_id=worker_id, seen=seen, at=here.at)


def _decide(request: ActingRequest, here: Crew, worker_id: int) -> None:
    told = request.POST
    decide_worker(
        here.actor,
        worker_id=worker_id,
        decision=told.get("decision", ""),
        starts_on=day_in(told.get("starts_on", ""), here.today),
        why_not=told.get("why_not", "")[:300],
        at=here.at,
    )


def _link(_: ActingRequest, here: Crew, worker_id: int) -> None:
    make_worker_link(here.actor, worker_id=worker_id, at=here.at)


def _unlink(_: ActingRequest, here: Crew, worker_id: int) -> None:
    end_worker_link(here.actor, worker_id=worker_id, at=here.at)


def _train(request: ActingRequest, here: Crew, worker_id: int) -> None:
    told = request.POST
    note_training(
        here.actor,
        worker_id=worker_id,
        kind=told.get("kind", ""),
        on=day_in(told.get("on", ""), here.today),
        minutes=count_in(told.get("minutes", "")),
        at=here.at,
    )


def _pair(request: ActingRequest, here: Crew, worker_id: int) -> None:
    told = request.POST
    kind = told.get("kind", "")
    pair_workers(
        here.actor,
        worker_id=worker_id,
        other_id=count_in(told.get("other", "")),
        kind="together" if kind == "together" else "apart" if kind == "apart" else None,
        at=here.at,
    )


def _accident(request: ActingRequest, here: Crew, worker_id: int) -> None:
    told = request.POST
    day = day_in(told.get("day", ""), here.today)
    clock = clock_in(told.get("clock", "")) or here.at.time().replace(tzinfo=None)
    note_accident(
        here.actor,
        worker_id=worker_id,
        happened_at=moment_in(day, clock),
        severity=told.get("severity", ""),
        told=told.get("told", "")[:2000],
        at=here.at,
    )


def _leave(request: ActingRequest, here: Crew, worker_id: int) -> None:
    on = day_in(request.POST.get("on", ""), here.today)
    leave_work(here.actor, worker_id=worker_id, on=on, at=here.at)
