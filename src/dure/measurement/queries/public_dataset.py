"""Public dataset: the rows of the CSV and JSON files, and the dataset's descriptors (B28)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dure.ground.organisations.queries import initiative_card
from dure.kernel.words import Words
from dure.measurement.models import IndicatorVersion, Publication, PublishedNumber
from dure.measurement.queries.published import (
    definition_sheet,
    published_rows,
    publisher_of,
    releases,
)
from dure.measurement.rules.descriptors import LICENCES, Dataset
from dure.measurement.types.numbers import Definition, NumberCard, ReleaseCard


def dataset_rows(slug: str, *, indicator: str = "", release: str = "") -> Iterator[list[str]]:
    """Rows in the order of `descriptors.COLUMNS`; hidden is empty with its status, 0 is "0"."""
    for card in published_rows(slug, indicator=indicator, release=release):
        yield _row(card)


def _row(card: NumberCard) -> list[str]:
    return [
        card.address,
        card.indicator,
        card.name.ko,
        card.name.en,
        str(card.version),
        card.period,
        card.organisation,
        card.place_code,
        card.cell,
        card.status,
        _written(card.value),
        _written(card.numerator),
        _written(card.denominator),
        card.unit.ko,
        card.unit.en,
        card.method,
        _written(card.low),
        _written(card.high),
        str(card.reported),
        str(card.expected),
        card.publication,
    ]


def _written(value: Decimal | None) -> str:
    """`12`, `0`, `3.25`; nothing for no value."""
    return "" if value is None else f"{value.normalize():f}"


def dataset(slug: str, *, address: str, on: date) -> Dataset:
    """What the descriptors say; `address` is the absolute address of the dataset page."""
    initiative = initiative_card(slug)
    releases = Publication.objects.filter(initiative_id=initiative.id).order_by("number")
    moments = list(releases.values_list("made_at", flat=True))
    return Dataset(
        slug=initiative.slug,
        title=Words(f"{initiative.name.ko} 공표 지표", f"{initiative.name.en}: published numbers"),
        about=initiative.about,
        publisher=publisher_of(initiative, on),
        licence=initiative.licence,
        issued=moments[0] if moments else None,
        modified=moments[-1] if moments else None,
        keywords=(
            Words("컬렉티브 임팩트", "collective impact"),
            Words("공유 측정", "shared measurement"),
            initiative.name,
        ),
        address=address,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDataPage:
    """What the open data page shows."""

    slug: str
    name: Words
    numbers: int
    definitions: tuple[Definition, ...]
    releases: tuple[ReleaseCard, ...]
    licence: str
    licence_name: str
    licence_address: str


def open_data_page(slug: str) -> OpenDataPage:
    """The open data page of an initiative: what can be taken, of which releases, under which licence."""
    initiative = initiative_card(slug)
    rows = PublishedNumber.objects.filter(publication__initiative_id=initiative.id)
    used = rows.order_by().values_list("version_id", flat=True).distinct()
    versions = IndicatorVersion.objects.filter(pk__in=used).select_related("indicator")
    newest_sheets = {version.indicator.code: definition_sheet(version) for version in versions}
    name, address = LICENCES.get(initiative.licence, (initiative.licence, ""))
    return OpenDataPage(
        slug=initiative.slug,
        name=initiative.name,
        numbers=rows.values("address").distinct().count(),
        definitions=tuple(newest_sheets[code] for code in sorted(newest_sheets)),
        releases=releases(initiative),
        licence=initiative.licence,
        licence_name=name,
        licence_address=address,
    )
