"""The ledger of hours and credit: what stands for us, line by line; corrections are lines of their own."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.activities.queries import acted_for, balances, limits_set, statement
from dure.activities.screens.inside import looking, organisations_by_id
from dure.activities.screens.written import day_in, much_in, number_in, text_in
from dure.activities.services import (
    correct_posting,
    post_credit,
    reverse_posting,
    set_credit_limit,
)
from dure.activities.types.exchange import CREDIT_UNITS, LimitDraft, PostingDraft
from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may
from dure.ground.journal.types import Subject
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.ids import public_id
from dure.kernel.refusals import words_of
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "activities/screens/credit/page.html"
SHARES, KEEPS = "share_resources", "keep_credit"
POSTED = Words("장부에 적었어요.", "It stands in the ledger.")
REVERSED = Words("되돌리는 줄을 적었어요.", "A line the other way round stands there.")
LIMITED = Words("한도를 정했어요.", "The limit is set.")


@needs(SHARES)
def credit(request: ActingRequest, slug: str) -> HttpResponse:
    """Whom did we help, who helped us, and what stands?"""
    return _drawn(request, slug, request.GET)


def _drawn(
    request: ActingRequest, slug: str, asked: QueryDict, fault: Words | None = None
) -> HttpResponse:
    where, today, actor = looking(request, slug), day_of(now()), request.actor
    here, homes = where.initiative.id, organisations_by_id(where.initiative.id)
    mine = [one for one in sorted(acted_for(actor, SHARES, here, today)) if one in homes]
    stands = balances(actor, initiative_id=here, on=today)
    home, unit = _asked(asked, mine, {one.organisation_id for one in stands})
    page = statement(actor, home, initiative_id=here, unit=unit, on=today) if home else None
    said: dict[str, Any] = {"page": page, "unit": unit, "stands": _by_unit(stands)}
    said |= {"others": [one for key, one in homes.items() if key != home], "mine_ids": mine}
    said |= {"home": home, "tabs": _tabs(home, unit), "today": today, "homes": homes}
    said |= {"token": asked.get("token") or public_id(), "told": asked, "fault": fault}
    said |= _keeping(request, here)
    return render(request, PAGE, where.said(**said), status=422 if fault else 200)


def _asked(told: QueryDict, mine: list[int], others: set[int]) -> tuple[int, str]:
    """Whose statement, in which unit; one's own in hours where nothing readable was asked for."""
    asked, unit = number_in(told, "of") or number_in(told, "receiver"), told.get("unit", "")
    home = asked if asked in others | set(mine) else next(iter([*mine, *sorted(others)]), 0)
    return home, unit if unit in CREDIT_UNITS else "hour"


@needs(SHARES)
@require_POST
def post_by_hand(request: ActingRequest, slug: str) -> HttpResponse:
    """Somebody helped us: hours or won to their credit; what is refused stays to be mended."""
    where, told = looking(request, slug), request.POST
    draft = _posting(told, where.initiative.id)
    try:
        post_credit(request.actor, draft=draft, at=now())
    except Refused as refused:
        return _drawn(request, slug, told, words_of(refused))
    messages.success(request, str(POSTED))
    return _back(slug, draft.receiver_id, draft.unit)


@needs(SHARES)
@require_POST
def reverse_line(request: ActingRequest, slug: str, posting: str) -> HttpResponse:
    """Take a line back, by another line."""
    where, told, actor = looking(request, slug), request.POST, request.actor
    keeps = _keeping(request, where.initiative.id)["keeps"]
    verb = correct_posting if keeps else reverse_posting
    given = {"posting": posting, "words": text_in(told, "words", 200)}
    tried(request, lambda: verb(actor, **given, at=now()), REVERSED)
    return _back(slug, number_in(told, "of"), text_in(told, "unit", 4))


@needs(KEEPS)
@require_POST
def credit_limit(request: ActingRequest, slug: str) -> HttpResponse:
    """How much may be owed?"""
    where, told = looking(request, slug), request.POST
    draft = LimitDraft(
        initiative_id=where.initiative.id,
        unit=text_in(told, "unit", 4),
        most=much_in(told, "most"),
        since=day_of(now()),
        organisation_id=number_in(told, "organisation") or None,
    )
    tried(request, lambda: set_credit_limit(request.actor, draft=draft, at=now()), LIMITED)
    return _back(slug, number_in(told, "of"), draft.unit)


def _posting(told: QueryDict, initiative_id: int) -> PostingDraft:
    return PostingDraft(
        initiative_id=initiative_id,
        unit=text_in(told, "unit", 4),
        giver_id=number_in(told, "giver"),
        receiver_id=number_in(told, "receiver"),
        amount=much_in(told, "amount"),
        words=text_in(told, "words", 200),
        on=day_in(told, "on") or day_of(now()),
        token=text_in(told, "token", 12),
    )


def _back(slug: str, home: int, unit: str) -> HttpResponse:
    page = reverse("credit", args=[slug])
    return HttpResponseRedirect(f"{page}?of={home}&unit={unit}")


def _tabs(home: int, unit: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "href": f"?of={home}&unit={code}", "here": code == unit}
        for code, name in CREDIT_UNITS.items()
    ]


def _by_unit(stands: tuple[Any, ...]) -> list[tuple[str, list[Any], Decimal]]:
    found: dict[str, list[Any]] = {}
    for one in stands:
        found.setdefault(one.unit, []).append(one)
    return [(unit, rows, sum((r.amount for r in rows), Decimal(0))) for unit, rows in found.items()]


def _keeping(request: ActingRequest, initiative_id: int) -> dict[str, Any]:
    where = Subject("initiative", initiative_id, initiative_id)
    keeps = may(request.actor, KEEPS, where)
    limits = limits_set(initiative_id, on=day_of(now())) if keeps else ()
    return {"keeps": keeps, "limits": limits}
