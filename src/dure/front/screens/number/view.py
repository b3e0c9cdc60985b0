"""The page of one number: what it says, how it was counted, where it came from, how it changed."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape

from dure.communication.queries import beside
from dure.communication.types import About
from dure.front.citing import as_data, citation, licence_words
from dure.front.rights import opens_records
from dure.front.screens.number.around import around, hidden_words
from dure.front.screens.number.used import used
from dure.front.shown import figure_of, method_of, range_words
from dure.front.structured import observation
from dure.ground.access.queries import ActingRequest
from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all
from dure.kernel.words import Words
from dure.measurement.queries import members_trace, published_number
from dure.measurement.types.numbers import NumberPage
from dure.measurement.types.trace import Trace, TraceWanted

EMBED = '<iframe src="{address}embed/" title="{name}" width="360" height="190" style="border:0"></iframe>'
REASON = "published numbers are for everybody; staff see the reports behind them"


@open_to_all(reason=REASON)
def number(request: ActingRequest, address: str) -> HttpResponse:
    """Can I trust this number, and where does it come from?"""
    page = published_number(address)
    here = request.build_absolute_uri(reverse("number", args=[address]))
    said = {
        "condition": "measurement",
        **_head(page),
        **around(page),
        **_for_members(request.actor, page),
        "trace": _trace(request, page),
        "opens_records": opens_records(request.actor, page.initiative_id),
        **_cited(page, here),
        "structured": observation(page, here, _dataset(request, page)),
    }
    return render(request, "front/screens/number/page.html", said)


@open_to_all(reason=REASON)
def number_data(request: ActingRequest, address: str) -> JsonResponse:
    """The same for programs: value or state, range, release, fingerprint, restatements."""
    here = request.build_absolute_uri(reverse("number", args=[address]))
    data = as_data(published_number(address), here)
    answer = JsonResponse(data, json_dumps_params={"ensure_ascii": False})
    answer["Access-Control-Allow-Origin"] = "*"  # public data, for pages of others as well
    return answer


def _head(page: NumberPage) -> dict[str, object]:
    card = page.number
    return {
        "page": page,
        "card": card,
        "initiative": page.initiative_words,
        "slug": page.initiative,
        "figure": figure_of(card),
        "range": range_words(card),
        "method": method_of(card),
        "licence": licence_words(page.licence),
        "hidden_why": hidden_words(page),
    }


def _cited(page: NumberPage, here: str) -> dict[str, object]:
    return {
        "address": here,
        "embed": EMBED.format(address=here, name=escape(str(page.number.name))),
        "citation": citation(page, here),
    }


def _for_members(actor: Actor, page: NumberPage) -> dict[str, object]:
    """Where it was used, and what is said about it."""
    return {**used(page, actor), "beside": beside(actor, about_number(page), on=day_of(now()))}


def about_number(page: NumberPage) -> About:
    """What a thread about a published number is about."""
    card = page.number
    name, when, where = card.name, card.period_words, card.where_words
    return About(
        kind="measurement.number",
        key=card.address,
        initiative_id=page.initiative_id,
        words=Words(f"{name.ko} · {when.ko} · {where.ko}", f"{name.en} · {when.en} · {where.en}"),
        page=reverse("number", args=[card.address]),
    )


def _dataset(request: ActingRequest, page: NumberPage) -> str:
    return request.build_absolute_uri(reverse("open_data", args=[page.initiative])).rstrip("/")


def _trace(request: ActingRequest, page: NumberPage) -> Trace | None:
    """The reports behind the number, for those who may see them."""
    card = page.number
    wanted = TraceWanted(
        initiative_id=page.initiative_id,
        indicator=card.indicator,
        period=card.period,
        cell=card.cell,
        organisation=card.organisation,
        place=card.place_code,
        on=page.as_of,
    )
    return members_trace(request.actor, wanted)
