"""Number cards: published rows with their names, a fixed number of queries for any list."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from dure.ground.places.queries import full_names
from dure.kernel.clock import day_of
from dure.kernel.words import Words
from dure.measurement.models import PublishedNumber
from dure.measurement.queries.categories import category_names
from dure.measurement.rules.labels import (
    WHOLE_INITIATIVE,
    CategoryNames,
    cell_words,
    period_words,
)
from dure.measurement.rules.people_words import mode_of_number, people_words, says_mode
from dure.measurement.rules.public_status import public_status
from dure.measurement.types.numbers import NumberCard
from dure.measurement.types.people import people_counted


def cards_of(rows: QuerySet[PublishedNumber], *, for_backbone: bool = False) -> list[NumberCard]:
    """Cards in the order of the rows. Three queries.

    Which hidden number is the small one, and which stands in for it, is told to the backbone alone.
    """
    found = list(rows.select_related("publication", "version", "indicator", "organisation"))
    if not found:
        return []
    categories = category_names()
    places = _places(found)
    cards = [_card(row, categories, places) for row in found]
    if for_backbone:
        return cards
    return [
        replace(card, status=public_status(card.status)) if card.is_hidden else card
        for card in cards
    ]


def _places(rows: Sequence[PublishedNumber]) -> dict[str, Words]:
    """Names as of the newest release; what has no name by then, as of its own."""
    days = {row.place_code: row.publication.as_of for row in rows if row.place_code}
    if not days:
        return {}
    found = full_names(days, max(row.publication.as_of for row in rows))
    for day in sorted({day for code, day in days.items() if code not in found}):
        found |= full_names({code for code, own in days.items() if own == day} - set(found), day)
    return found


def _card(row: PublishedNumber, categories: CategoryNames, places: dict[str, Words]) -> NumberCard:
    return NumberCard(
        address=row.address,
        indicator=row.indicator.code,
        name=row.version.name,
        unit=row.version.unit,
        decimals=row.version.decimals,
        kind=row.version.kind,
        of_people=row.version.of_people,
        period=row.period,
        period_words=period_words(row.period),
        organisation=row.organisation.slug if row.organisation else "",
        place_code=row.place_code,
        where_words=_where(row, places),
        cell=row.cell,
        cell_words=cell_words(row.cell, categories),
        status=row.status,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        method=row.method,
        low=row.low,
        high=row.high,
        reported=row.reported,
        expected=row.expected,
        version=row.version.number,
        publication=row.publication.public_id,
        published_at=row.publication.made_at,
        **_people(row),
    )


def _people(row: PublishedNumber) -> dict[str, Any]:
    if not says_mode(
        of_people=row.version.of_people,
        kind=row.version.kind,
        organisation=row.organisation.slug if row.organisation else "",
    ):
        return {}
    people = people_counted(row.publication.people)
    mode = mode_of_number(people, row.indicator.code, row.method)
    return {"people_mode": mode, "people_words": people_words(people, mode)}


def _where(row: PublishedNumber, places: dict[str, Words]) -> Words:
    if row.organisation:
        return row.organisation.name
    if row.place_code:
        return places.get(row.place_code, Words(row.place_code, row.place_code))
    return WHOLE_INITIATIVE


def as_of_day(row: PublishedNumber) -> str:
    """The day on which the row was frozen, for citations."""
    return day_of(row.publication.made_at).isoformat()
