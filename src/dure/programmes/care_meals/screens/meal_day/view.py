"""One day: who stands how, the routes, the map; planning, opening and closing it."""

from datetime import date
from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.services import start_work
from dure.kernel.clock import day_of
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import (
    couriers_of,
    days_beside,
    last_replan,
    openable_diners,
    silent_doors,
)
from dure.programmes.care_meals.screens.at_day import AtDay, at_day, clock, map_of, number
from dure.programmes.care_meals.services import (
    Explanation,
    close_day,
    explain_diner,
    note_death,
    open_day,
    set_day,
    take_back_day,
    unexplain_diner,
)
from dure.programmes.care_meals.tasks import plan_meal_day
from dure.programmes.care_meals.types.day import EXPLANATIONS, CourierCard, DayBoard

PAGE = "programmes/care_meals/screens/meal_day/page.html"
KIND = "care_meals.routes.plan"


@needs("run_kitchen")
def meal_day(request: ActingRequest, slug: str, day: str) -> HttpResponse:
    """Is everybody settled, and may the day open?"""
    where = at_day(request, slug)
    board = where.board(day)
    said = where.said(
        board=board,
        day=board.day,
        **_carrying(where, board),
        drawn=map_of(board, _told(len(board.routes), board.count.stops)),
        beside=days_beside(request.actor, board.day) if board.day.state == "draft" else (),
        explanations=EXPLANATIONS,
        replan=last_replan(request.actor, day),
        opens=_opens(where, board),
    )
    return render(request, PAGE, said)


def _opens(where: AtDay, board: DayBoard) -> frozenset[int]:
    """The people among those not settled yet whose page opens to whoever looks."""
    ids = [one.person_id for one in board.open_diners]
    return openable_diners(where.actor, board.day.organisation_id, ids, on=day_of(where.at))


def _carrying(where: AtDay, board: DayBoard) -> dict[str, object]:
    """Who carries that day, who would but is away, and how many doors nobody has told of."""
    on = board.day.on
    couriers = couriers_of(where.actor, initiative_id=where.card.id, on=on)
    return {
        "coming": [one for one in couriers if _comes(one, on)],
        "away": [one for one in couriers if on in one.away_on],
        "silent": silent_doors(board),
    }


def _comes(one: CourierCard, on: date) -> bool:
    return on.isoweekday() in one.weekdays and on not in one.away_on and one.ended_on is None


def _told(routes: int, stops: int) -> str:
    told = Words("배달 경로 {n}개, 방문지 {m}곳", "{n} routes, {m} doors")
    return str(told.filled(n=routes, m=stops))


@needs("run_kitchen")
@require_POST
def plan(request: ActingRequest, slug: str, day: str) -> HttpResponse:
    """Seek the routes; the worker does it and tells how far it is."""
    where = at_day(request, slug)
    board = where.board(day)
    work = start_work(request.actor, kind=KIND, initiative_id=where.card.id, at=where.at)
    others = [one.public_id for one in days_beside(request.actor, board.day)]
    together = others if "together" in request.POST else []
    plan_meal_day.enqueue(work.public_id, request.actor.account_id, day, together)
    return HttpResponseRedirect(reverse("work", args=[work.public_id]))


@needs("run_kitchen")
@require_POST
def open_up(request: ActingRequest, slug: str, day: str) -> HttpResponse:
    """The day opens, or says who is not settled."""
    where = at_day(request, slug)
    told = {"version": number(request.POST.get("version", "")), "day": day, "at": where.at}
    deed = partial(open_day, where.actor, despite=request.POST.get("despite", ""), **told)
    tried(request, deed, Words("배식일을 열었어요.", "The day is open."))
    return where.to("meal_day", day)


@needs("run_kitchen")
@require_POST
def take_back(request: ActingRequest, slug: str, day: str) -> HttpResponse:
    """The day is a draft again."""
    where = at_day(request, slug)
    deed = partial(take_back_day, where.actor, day=day, at=where.at)
    tried(request, deed, Words("다시 짜는 중으로 돌렸어요.", "The day is a draft again."))
    return where.to("meal_day", day)


@needs("run_kitchen")
@require_POST
def close(request: ActingRequest, slug: str, day: str) -> HttpResponse:
    """The day is over."""
    where = at_day(request, slug)
    deed = partial(close_day, where.actor, day=day, at=where.at)
    tried(request, deed, Words("배식일을 마쳤어요.", "The day is closed."))
    return where.to("meal_day", day)


@needs("run_kitchen")
@require_POST
def settings(request: ActingRequest, slug: str, day: str) -> HttpResponse:
    """When the meals are ready and how long they may be on the way."""
    where = at_day(request, slug)

    def deed() -> None:
        hot = number(request.POST.get("hot", "")) or None
        ready = clock(request.POST.get("ready", ""))
        set_day(where.actor, day=day, ready=ready, hot_minutes=hot, at=where.at)

    words = Words("바꾸었어요. 경로를 다시 짜 주세요.", "Changed. Please plan the routes again.")
    tried(request, deed, words)
    return where.to("meal_day", day)


@needs("run_kitchen")
@require_POST
def explain(request: ActingRequest, slug: str, day: str) -> HttpResponse:
    """Why somebody gets no meal today; or that the reason holds no more."""
    where = at_day(request, slug)
    diner, reason = request.POST.get("diner", ""), request.POST.get("reason", "")
    told = {"day": day, "at": where.at}
    deed = partial(unexplain_diner, where.actor, diner=diner, **told)
    if reason == "died":
        deed = partial(note_death, where.actor, diner=diner, **told)
    elif reason:
        why = Explanation(diner=diner, reason=reason, words=request.POST.get("words", ""))
        deed = partial(explain_diner, where.actor, told=why, **told)
    tried(request, deed, Words("적어 두었어요.", "Written down."))
    return where.to("meal_day", day, anchor="#open")
