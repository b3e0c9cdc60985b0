"""The page of one number: what it says, how it was counted, where it came from, how it changed."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dure.front.drawings import curve_of
from dure.front.shown import figure_of, range_words, restated_figures, sorted_by_value
from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may
from dure.ground.journal.types import Subject
from dure.kernel.faces import open_to_all
from dure.kernel.words import Words
from dure.measurement.queries import method_words, published_number, trace
from dure.measurement.types.numbers import NumberCard, NumberPage, Restated
from dure.measurement.types.trace import Trace

HIDDEN_WHY = {
    "primary": Words(
        "{n}명보다 적어서 가렸어요. 누구인지 알아볼 수 있기 때문이에요.",
        "Hidden because it is fewer than {n} people, who could be recognised.",
    ),
    "secondary": Words(
        "이 칸이 보이면 다른 작은 칸을 빼서 알아낼 수 있어요. 그래서 함께 가렸어요.",
        "Hidden because a small cell beside it could be computed by subtraction if this one showed.",
    ),
}


@open_to_all(reason="published numbers are for everybody; staff see the reports behind them")
def number(request: ActingRequest, address: str) -> HttpResponse:
    """Can I trust this number, and where does it come from?"""
    page = published_number(address)
    said = {
        **_head(page),
        **_around(page),
        "trace": _trace(request, page),
        "address": request.build_absolute_uri(reverse("number", args=[address])),
    }
    return render(request, "front/screens/number/page.html", said)


def _head(page: NumberPage) -> dict[str, object]:
    card = page.number
    why = HIDDEN_WHY.get(card.status)
    return {
        "page": page,
        "card": card,
        "initiative": page.initiative_words,
        "figure": figure_of(card),
        "range": range_words(card),
        "method": method_words(card.method),
        "hidden_why": why.filled(n=page.min_cell) if why else None,
    }


def _around(page: NumberPage) -> dict[str, object]:
    return {
        "chart": curve_of(page.periods, page.number) if len(page.periods) > 1 else None,
        "whole": [_line(one) for one in page.whole],
        "organisations": [_line(one) for one in sorted_by_value(page.organisations)],
        "places": [_line(one) for one in sorted_by_value(page.places)],
        "cells": [_line(one) for one in page.cells],
        "changes": [_change(change, page) for change in page.restatements],
    }


def _line(card: NumberCard) -> dict[str, object]:
    return {
        "card": card,
        "figure": figure_of(card),
        "range": range_words(card),
        "href": reverse("number", args=[card.address]),
    }


def _change(change: Restated, page: NumberPage) -> dict[str, object]:
    old, new = restated_figures(change, page.number.unit, page.number.decimals)
    return {"change": change, "old": old, "new": new}


def _trace(request: ActingRequest, page: NumberPage) -> Trace | None:
    """The reports behind the number, for those who may see them; places have none of their own."""
    actor, card = request.actor, page.number
    here = Subject("initiative", page.initiative_id, page.initiative_id)
    if card.place_code or not may(actor, "see_all_reports", here):
        return None
    return trace(
        actor,
        initiative_id=page.initiative_id,
        indicator=card.indicator,
        period=card.period,
        cell=card.cell,
        organisation=card.organisation,
    )
