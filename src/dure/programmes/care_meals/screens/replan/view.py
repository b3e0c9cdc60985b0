"""Somebody is missing at 06:40: one press proposes, the page shows what gets worse, one press accepts."""

from functools import partial
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import WorkCard, work_card
from dure.ground.journal.services import start_work
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import crew_on, replan_card, worker_names
from dure.programmes.care_meals.screens.at_day import AtDay, at_day, number
from dure.programmes.care_meals.services import accept_replan, ask_replan, drop_replan
from dure.programmes.care_meals.tasks import propose_again
from dure.programmes.care_meals.types.day import DayBoard
from dure.programmes.care_meals.types.replans import AUDIENCES, Missing, ReplanCard, ShiftChange

PAGES = "programmes/care_meals/screens/replan"
KIND = "care_meals.replan.propose"


@needs("run_kitchen")
def ask(request: ActingRequest, slug: str, day: str) -> HttpResponse:
    """Who is missing today?"""
    where = at_day(request, slug)
    board = where.board(day)
    if request.method == "POST":
        asked = _asked(request, where, board)
        if isinstance(asked, str):
            return where.to("replan", asked)
        return render(request, f"{PAGES}/ask.html", _asking(where, board, asked), status=422)
    return render(request, f"{PAGES}/ask.html", _asking(where, board))


def _asking(where: AtDay, board: DayBoard, problem: Words | None = None) -> dict[str, Any]:
    day = board.day
    crew = crew_on(where.actor, kitchen_id=day.kitchen_id, on=day.on, at=where.at)
    return where.said(board=board, day=board.day, crew=crew, problem=problem)


def _missing(told: QueryDict) -> Missing:
    """Who is missing, as the form tells it."""
    later = told.get("later", "").strip()
    return Missing(
        couriers=tuple(number(one) for one in told.getlist("courier")),
        workers=tuple(number(one) for one in told.getlist("worker")),
        cooks=number(told.get("cooks", "")),
        of_cooks=number(told.get("of_cooks", "")),
        later=number(later) if later else None,
    )


def _asked(request: ActingRequest, where: AtDay, board: DayBoard) -> str | Words:
    """The address of the new replan, or the sentence why there is none."""
    try:
        missing = _missing(request.POST)
        work = start_work(where.actor, kind=KIND, initiative_id=where.card.id, at=where.at)
        asked = {"day": board.day.public_id, "missing": missing, "work_id": work.public_id}
        made: str = ask_replan(where.actor, **asked, at=where.at)
    except Refused as refused:
        return words_of(refused)
    propose_again.enqueue(work.public_id, where.actor.account_id, made)
    return made


@needs("run_kitchen")
def replan(request: ActingRequest, slug: str, replan: str) -> HttpResponse:
    """What would change, what gets worse, and who must be told?"""
    where = at_day(request, slug)
    card = replan_card(request.actor, replan)
    if "HX-Request" in request.headers and card.state != "working":
        return HttpResponse(headers={"HX-Refresh": "true"})  # it is there: the whole page anew
    board = where.board(card.day)
    said = where.said(replan=card, day=board.day, work=_work(request, card))
    said |= _named(where, board, card)
    part = "_working" if "HX-Request" in request.headers else "page"
    return render(request, f"{PAGES}/{part}.html", said)


def _named(where: AtDay, board: DayBoard, card: ReplanCard) -> dict[str, Any]:
    """The proposal by name: who is missing, which doors are lost, who stands in, who must hear."""
    names = {one.diner_id: one.masked_name for one in board.diners}
    couriers = {one.courier_id: one.courier for one in board.routes}
    return {
        "left": [(names.get(diner, ""), why) for diner, why in card.left],
        "missing": [couriers[key] for key in card.missing.couriers if key in couriers],
        "shifts": _shifts(where, board, card),
        "told": [(AUDIENCES[name], count) for name, count in card.told],
    }


def _shifts(where: AtDay, board: DayBoard, card: ReplanCard) -> list[tuple[ShiftChange, str, str]]:
    """The new roster by name: the line, who does not come, who stands in."""
    keys = {key for one in card.shifts for key in (one.out, one.instead) if key is not None}
    if not keys:
        return []
    kitchen = board.day.kitchen_id
    names = worker_names(where.actor, kitchen_id=kitchen, workers=keys, at=where.at)
    return [(one, names.get(one.out, ""), names.get(one.instead or 0, "")) for one in card.shifts]


def _work(request: ActingRequest, card: ReplanCard) -> WorkCard | None:
    try:
        return work_card(request.actor, card.work_id) if card.state == "working" else None
    except Refused:
        return None  # somebody else pressed; they see how far it is


@needs("run_kitchen")
@require_POST
def accept(request: ActingRequest, slug: str, replan: str) -> HttpResponse:
    """Take it."""
    where = at_day(request, slug)
    card = replan_card(request.actor, replan)
    words = Words("새 계획을 받아들였어요. 전할 말을 봐 주세요.", "Accepted. See who must be told.")
    deed = partial(accept_replan, where.actor, replan=replan, at=where.at)
    if tried(request, deed, words):
        return where.to("day_messages", card.day)
    return where.to("replan", replan)


@needs("run_kitchen")
@require_POST
def drop(request: ActingRequest, slug: str, replan: str) -> HttpResponse:
    """Leave the day as it is."""
    where = at_day(request, slug)
    card = replan_card(request.actor, replan)
    deed = partial(drop_replan, where.actor, replan=replan, at=where.at)
    tried(request, deed, Words("그대로 두었어요.", "The day stays as it is."))
    return where.to("meal_day", card.day)
