"""Rounds: what is asked for and by when; who may write longer."""

from collections.abc import Sequence
from functools import partial

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words
from dure.measurement.queries import round_overview, round_page
from dure.measurement.rules.round_dates import suggested_round
from dure.measurement.screens.inside import said
from dure.measurement.screens.rounds.form import ExceptionForm, RoundForm
from dure.measurement.screens.rounds.rows import (
    KINDS,
    kind_of,
    naming,
    shown_round,
    shown_rounds,
)
from dure.measurement.services import grant_exception, lock_round, take_back_exception
from dure.measurement.services import open_round as open_the_round
from dure.measurement.types.desk import RoundReport


@needs("see_all_reports")
def rounds(request: ActingRequest, slug: str) -> HttpResponse:
    """Which periods are asked for, and how far is each?"""
    card, on = initiative_card(slug), day_of(now())
    found = round_overview(request.actor, initiative_id=card.id, on=on, newest=60)
    context = said(card, **shown_rounds(found, on))
    return render(request, "measurement/screens/rounds/page.html", context)


@needs("manage_rounds")
def open_round(request: ActingRequest, slug: str) -> HttpResponse:
    """Ask for the next period."""
    card, on = initiative_card(slug), day_of(now())
    found = round_overview(request.actor, initiative_id=card.id, on=on)
    kind = kind_of(found, request.GET.get("kind", ""))
    form = (
        RoundForm(request.POST or None)
        if request.POST
        else RoundForm.of(suggested_round(found, kind, on))
    )
    if request.method == "POST" and form.is_valid() and _opened(request, card, form):
        return HttpResponseRedirect(reverse("rounds", args=[slug]))
    context = said(card, form=form, kind=kind, kinds=KINDS)
    return render(request, "measurement/screens/rounds/open.html", context)


def _opened(request: ActingRequest, card: InitiativeCard, form: RoundForm) -> bool:
    period, at = form.cleaned_data["period"].strip(), now()
    ask = {"initiative_id": card.id, "period": period, "dates": form.dates(), "at": at}
    deed = partial(open_the_round, request.actor, **ask)
    if not tried(request, deed, naming(OPENED, period)):
        return False
    newest = round_overview(request.actor, initiative_id=card.id, on=day_of(at))
    if not any(sum(one.states.values()) for one in newest if one.period == period):
        messages.warning(request, str(naming(NOBODY_ASKED, period)))
    if form.dates().locks_on <= day_of(at):
        messages.warning(request, str(naming(LOCKED_ALREADY, period)))
    return True


@needs("see_all_reports")
def one_round(request: ActingRequest, slug: str, round_id: int) -> HttpResponse:
    """How does this round stand, and who may write longer?"""
    card, on = initiative_card(slug), day_of(now())
    page = round_page(request.actor, initiative_id=card.id, round_id=round_id, on=on)
    context = said(card, **shown_round(page), form=ExceptionForm(page.reports))
    return render(request, "measurement/screens/rounds/round.html", context)


@needs("manage_rounds")
@require_POST
def lock(request: ActingRequest, slug: str, round_id: int) -> HttpResponse:
    """Lock it now."""
    deed = partial(lock_round, request.actor, round_id=round_id, at=now())
    tried(request, deed, Words("회차를 마감했어요.", "The round is locked."))
    return HttpResponseRedirect(reverse("one_round", args=[slug, round_id]))


@needs("manage_rounds")
@require_POST
def grant(request: ActingRequest, slug: str, round_id: int) -> HttpResponse:
    """Let one organisation write until a day."""
    card, at = initiative_card(slug), now()
    page = round_page(request.actor, initiative_id=card.id, round_id=round_id, on=day_of(at))
    form = ExceptionForm(page.reports, request.POST)
    if form.is_valid():
        given = {"round_id": round_id, "at": at, **form.cleaned_data}
        done = tried(request, partial(grant_exception, request.actor, **given), GRANTED)
        if done and stands(page.reports, given["organisation_id"]):
            messages.warning(request, str(STANDS))
    else:
        tried(request, form.refuse, GRANTED)
    return HttpResponseRedirect(reverse("one_round", args=[slug, round_id]))


@needs("manage_rounds")
@require_POST
def take_back(request: ActingRequest, slug: str, round_id: int, exception_id: int) -> HttpResponse:
    """Take a wrong exception back."""
    ask = {"round_id": round_id, "exception_id": exception_id, "at": now()}
    tried(request, partial(take_back_exception, request.actor, **ask), TAKEN_BACK)
    return HttpResponseRedirect(reverse("one_round", args=[slug, round_id]))


def stands(reports: Sequence[RoundReport], organisation_id: int) -> bool:
    """Whether this organisation's report is approved: more time alone opens none of its cells."""
    return any(
        one.head.status in ("approved", "locked")
        for one in reports
        if one.head.organisation_id == organisation_id
    )


OPENED = Words("{period} 보고 회차를 열었어요.", "The round for {period} is open.")
LOCKED_ALREADY = Words(
    "{period} 회차는 마감하는 날이 이미 지나서 아무도 쓸 수 없어요. 써야 하는 기관에는 예외를 주세요.",
    "The round for {period} has locked already: nobody can write. Grant an exception to whoever must.",
)
NOBODY_ASKED = Words(
    "아직 {period}에 보고를 맡은 기관이 없어요. "
    "‘맡김’에서 그 기간이 끝나기 전의 날부터 맡기면 보고서가 생겨요.",
    "Nobody is asked for {period} yet. Once assignments begin before that period ends, "
    "reports appear.",
)
TAKEN_BACK = Words("마감 예외를 거두었어요.", "The exception was taken back.")
GRANTED = Words("마감 예외를 주었어요.", "The exception is granted.")
STANDS = Words(
    "이 기관의 보고서는 이미 승인돼 있어서 아직 고칠 수 없어요. 보고서를 열어 보완요청을 보내 주세요.",
    "Their report is approved, so nothing in it can be changed yet; open it and send it back.",
)
