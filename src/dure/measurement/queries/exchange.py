"""Exchange: the published numbers of an initiative in the formats of others.

All of them are made from the rows of the public dataset, so nothing that is hidden there can be
read here.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from dure.engines.measure import cell_values
from dure.ground.organisations.queries import initiative_card, organisation_cards
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import IndicatorVersion, PublishedNumber
from dure.measurement.queries.public_dataset import dataset, dataset_rows, open_data_page
from dure.measurement.rules.descriptors import COLUMNS
from dure.measurement.rules.dhis2_values import LEVELS, data_value_set
from dure.measurement.rules.impact_data import impact_data
from dure.measurement.rules.sdmx_csv import sdmx_rows

NAMES = tuple(name for name, _, _ in COLUMNS)


def impact_data_of(
    slug: str, *, address: str, on: date, indicator: str = "", release: str = ""
) -> dict[str, Any]:
    """The Common Impact Data Standard graph; `address` is that of the dataset page."""
    return impact_data(
        dataset(slug, address=address, on=on),
        definitions=open_data_page(slug).definitions,
        members=_members(slug),
        rows=_rows(slug, indicator, release),
    )


def dhis2_values_of(
    slug: str, *, level: str = "", indicator: str = "", release: str = ""
) -> dict[str, Any]:
    """The `dataValueSet` of one level; refused with `measurement.unknown_level`."""
    wanted = level or LEVELS[0]
    if wanted not in LEVELS:
        raise Refused("measurement.unknown_level", level=wanted[:20], levels=", ".join(LEVELS))
    return data_value_set(
        slug,
        level=wanted,
        kinds=_own_kinds(slug),
        rows=_rows(slug, indicator, release),
    )


def sdmx_rows_of(slug: str, *, indicator: str = "", release: str = "") -> Iterator[list[str]]:
    """Header and lines of the SDMX-CSV file."""
    rows = _rows(slug, indicator, release)
    return sdmx_rows(slug, dimensions=_dimensions(slug), rows=rows)


def _rows(slug: str, indicator: str, release: str) -> Iterator[dict[str, str]]:
    found = dataset_rows(slug, indicator=indicator, release=release)
    return (dict(zip(NAMES, row, strict=True)) for row in found)


def _members(slug: str) -> dict[str, Words]:
    rows = PublishedNumber.objects.filter(publication__initiative_id=initiative_card(slug).id)
    ids = rows.exclude(organisation=None).order_by().values_list("organisation_id").distinct()
    cards = organisation_cards(frozenset(pk for (pk,) in ids))
    return {card.slug: card.name for card in cards.values()}


def _own_kinds(slug: str) -> dict[str, str]:
    """Each published indicator's own period kind, by its newest definition."""
    initiative_id = initiative_card(slug).id
    rows = PublishedNumber.objects.filter(publication__initiative_id=initiative_id)
    versions = IndicatorVersion.objects.filter(indicator__in=rows.order_by().values("indicator_id"))
    return dict(versions.order_by("number").values_list("indicator__code", "period_kind"))


def _dimensions(slug: str) -> list[str]:
    rows = PublishedNumber.objects.filter(publication__initiative_id=initiative_card(slug).id)
    cells = rows.exclude(cell="").order_by().values_list("cell", flat=True).distinct()
    return sorted({name for cell in cells for name, _ in cell_values(cell)})
