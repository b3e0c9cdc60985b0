"""Public dataset: the rows of the CSV and JSON files, and the dataset's descriptors (B28)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from dure.ground.organisations.queries import initiative_card
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import Indicator, IndicatorVersion, Publication, PublishedNumber
from dure.measurement.queries.frozen import held_by
from dure.measurement.queries.published import (
    definition_sheet,
    protection_of,
    publisher_of,
    releases,
)
from dure.measurement.rules.descriptors import LICENCES, Dataset
from dure.measurement.rules.people_words import mode_of_number, says_mode
from dure.measurement.rules.protecting import protection_words
from dure.measurement.rules.public_status import public_status
from dure.measurement.types.numbers import Definition, ReleaseCard
from dure.measurement.types.people import PeopleCounted, people_counted

COLUMNS_READ = (
    "address",
    "version__name_ko",
    "version__name_en",
    "version__number",
    "period",
    "organisation__slug",
    "place_code",
    "cell",
    "status",
    "value",
    "numerator",
    "denominator",
    "version__unit_ko",
    "version__unit_en",
    "method",
    "low",
    "high",
    "reported",
    "expected",
    "publication__public_id",
    "version__of_people",
    "version__kind",
)
OF_PEOPLE, KIND = 20, 21
STATUS, METHOD = 8, 14
WHOSE, RELEASE = 5, 19
NUMBERS = frozenset((9, 10, 11, 15, 16))  # where decimals stand in it
AT_ONCE = 2_000


def dataset_rows(slug: str, *, indicator: str = "", release: str = "") -> Iterator[list[str]]:
    """Rows in the order of `descriptors.COLUMNS`; hidden is empty with its status, 0 is "0".

    A dataset may hold millions of numbers: they are read one indicator after another and handed on
    as they come, so that the first row leaves at once and memory stays small. An unknown release is
    refused here, before anything leaves.
    """
    initiative_id = initiative_card(slug).id
    rows = _rows_asked(initiative_id, release)
    # All that was ever published here, the newest or not: which numbers are the newest is asked for
    # each indicator, and asking it of all numbers first takes longer than giving them.
    here = PublishedNumber.objects.filter(
        publication__initiative_id=initiative_id, indicator_id=OuterRef("pk")
    )
    indicators = Indicator.objects.filter(Exists(here))
    return _streamed(rows, indicators, indicator, _peoples(initiative_id))


def _streamed(
    rows: QuerySet[PublishedNumber],
    indicators: QuerySet[Indicator],
    indicator: str,
    peoples: Mapping[str, PeopleCounted],
) -> Iterator[list[str]]:
    if indicator:
        indicators = indicators.filter(code=indicator)
    for indicator_id, code in indicators.order_by("code").values_list("pk", "code"):
        own = rows.filter(indicator_id=indicator_id).order_by("period", "pk")
        for row in own.values_list(*COLUMNS_READ).iterator(chunk_size=AT_ONCE):
            yield _row(code, row, peoples)


def _rows_asked(initiative_id: int, release: str) -> QuerySet[PublishedNumber]:
    """The numbers of one release, or the newest number at every address."""
    if release:
        found = Publication.objects.filter(public_id=release, initiative_id=initiative_id).first()
        if found is None:
            raise Refused("measurement.no_such_release", release=release)
        return PublishedNumber.objects.filter(publication_id=found.pk)
    later = PublishedNumber.objects.filter(address=OuterRef("address"), pk__gt=OuterRef("pk"))
    return PublishedNumber.objects.filter(~Exists(later), publication__initiative_id=initiative_id)


def _peoples(initiative_id: int) -> dict[str, PeopleCounted]:
    """How each release counted people: read once, not with every number."""
    rows = Publication.objects.filter(initiative_id=initiative_id)
    return {key: people_counted(told) for key, told in rows.values_list("public_id", "people")}


def _how(code: str, row: Sequence[Any], peoples: Mapping[str, PeopleCounted]) -> tuple[str, str]:
    """The mode and the ground of a number of people over organisations; nothing for others."""
    if not says_mode(of_people=row[OF_PEOPLE], kind=row[KIND], organisation=row[WHOSE] or ""):
        return "", ""
    people = peoples[row[RELEASE]]
    mode = mode_of_number(people, code, row[METHOD])
    return mode, people.basis if mode != "sum" else ""


def _row(code: str, row: Sequence[Any], peoples: Mapping[str, PeopleCounted]) -> list[str]:
    said = [
        _written(cell) if at in NUMBERS else "" if cell is None else str(cell)
        for at, cell in enumerate(row[:OF_PEOPLE])
    ]
    said[STATUS] = public_status(said[STATUS])
    return [said[0], code, *said[1:], *_how(code, row, peoples)]


def _written(value: Decimal | None) -> str:
    """`12`, `0`, `3.25`; nothing for no value."""
    return "" if value is None else f"{value.normalize():f}"


def dataset(slug: str, *, address: str, on: date) -> Dataset:
    """What the descriptors say; `address` is the absolute address of the dataset page."""
    initiative = initiative_card(slug)
    releases = Publication.objects.filter(initiative_id=initiative.id).order_by("number")
    moments = list(releases.values_list("made_at", flat=True))
    newest = releases.last()
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
        protection=_protection(newest, initiative),
    )


def _protection(newest: Publication | None, initiative: InitiativeCard) -> Words:
    if newest is not None:
        return protection_of(newest)
    return protection_words(initiative.min_cell, initiative.rules)


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
    held = held_by(initiative.id)
    versions = IndicatorVersion.objects.filter(pk__in=held.version_ids).select_related("indicator")
    newest_sheets = {version.indicator.code: definition_sheet(version) for version in versions}
    name, address = LICENCES.get(initiative.licence, (initiative.licence, ""))
    return OpenDataPage(
        slug=initiative.slug,
        name=initiative.name,
        numbers=held.numbers,
        definitions=tuple(newest_sheets[code] for code in sorted(newest_sheets)),
        releases=releases(initiative),
        licence=initiative.licence,
        licence_name=name,
        licence_address=address,
    )
