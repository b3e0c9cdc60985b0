"""Published: what anybody may read - the home, one number, one dataset, the releases."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Max, QuerySet

from dure.engines.measure import cell_values, parse_period
from dure.ground.organisations.queries import initiative_by_id, initiative_card, members_of
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import IndicatorVersion, Publication, PublishedNumber
from dure.measurement.queries.categories import category_names, dimension_names
from dure.measurement.queries.conversions_of import conversions_of
from dure.measurement.queries.number_cards import cards_of
from dure.measurement.queries.restatements import restated_releases, restatements
from dure.measurement.types.numbers import (
    Definition,
    NumberCard,
    NumberPage,
    PublicHome,
    PublishedIndicator,
    ReleaseCard,
)

WHOLE: dict[str, Any] = {"organisation": None, "place_code": "", "cell": ""}


def newest(rows: QuerySet[PublishedNumber]) -> QuerySet[PublishedNumber]:
    """Of the rows given, the newest at each address."""
    ids = rows.values("address").annotate(newest=Max("pk")).values("newest")
    return PublishedNumber.objects.filter(pk__in=ids)


def public_home(slug: str, on: date) -> PublicHome:
    """The public face: headline numbers of the newest period, the newest release, what changed."""
    initiative = initiative_card(slug)
    totals = newest(
        PublishedNumber.objects.filter(
            publication__initiative_id=initiative.id, cell="", place_code="", organisation=None
        )
    )
    cards = cards_of(totals.order_by("indicator__code", "period"))
    latest = latest_of_each(cards)
    headline = _headline_codes(initiative)
    shown = [card for card in latest if card.indicator in headline]
    return PublicHome(
        initiative_id=initiative.id,
        slug=initiative.slug,
        name=initiative.name,
        about=initiative.about,
        members=len(members_of(initiative.id, on)),
        headline=tuple(shown),
        indicators=tuple(latest),
        release=next(iter(releases(initiative)), None),
        curves=_curves(cards, latest),
        places=_places_of(initiative, next(iter(shown), None)),
        restated=restated_releases(initiative)[:3],
        min_cell=initiative.min_cell,
    )


def _curves(cards: list[NumberCard], latest: list[NumberCard]) -> dict[str, tuple[NumberCard, ...]]:
    """Indicator → its totals in periods of the kind that is shown, oldest first."""
    kinds = {card.indicator: _kind(card) for card in latest}
    found: dict[str, list[NumberCard]] = {card.indicator: [] for card in latest}
    for card in cards:
        if _kind(card) == kinds[card.indicator]:
            found[card.indicator].append(card)
    return {code: tuple(each) for code, each in found.items()}


def _places_of(initiative: InitiativeCard, first: NumberCard | None) -> tuple[NumberCard, ...]:
    """The first headline number by place, for the map at the door."""
    if first is None:
        return ()
    rows = PublishedNumber.objects.filter(
        publication__initiative_id=initiative.id,
        indicator__code=first.indicator,
        period=first.period,
        cell="",
        organisation=None,
    ).exclude(place_code="")
    return tuple(cards_of(newest(rows).order_by("place_code")))


def _headline_codes(initiative: InitiativeCard) -> set[str]:
    rows = PublishedNumber.objects.filter(
        publication__initiative_id=initiative.id, indicator__headline=True
    )
    return set(rows.values_list("indicator__code", flat=True).distinct())


def latest_of_each(cards: list[NumberCard]) -> list[NumberCard]:
    """For each indicator the newest period of its shortest kind that holds something."""
    best: dict[str, NumberCard] = {}
    for card in cards:
        known = best.get(card.indicator)
        if known is None or _newness(card) > _newness(known):
            best[card.indicator] = card
    return list(best.values())


def _newness(card: NumberCard) -> tuple[bool, int, int]:
    period = parse_period(card.period)
    return card.value is not None, -len(period.months), period.number


def releases(initiative: InitiativeCard) -> tuple[ReleaseCard, ...]:
    """Every release, the newest first."""
    rows = (
        Publication.objects.filter(initiative_id=initiative.id)
        .annotate(count=Count("numbers"))
        .order_by("-number")
    )
    return tuple(release_card(row, numbers=row.count) for row in rows)


def release_card(row: Publication, numbers: int = 0) -> ReleaseCard:
    """The card of one release."""
    return ReleaseCard(
        public_id=row.public_id,
        number=row.number,
        title=Words(row.title_ko, row.title_en),
        made_at=row.made_at,
        cause=row.cause,
        numbers=numbers,
        fingerprint=row.fingerprint,
    )


def publisher_of(initiative: InitiativeCard, on: date) -> Words:
    """The office that answers for what is published: the backbone, else the initiative itself."""
    backbones = members_of(initiative.id, on, part="backbone")
    return backbones[0].organisation.name if backbones else initiative.name


def published_number(address: str) -> NumberPage:
    """The page of one number; refused with `measurement.no_such_number`."""
    here = PublishedNumber.objects.filter(address=address)
    row = here.select_related("publication", "version__indicator").order_by("-pk").first()
    if row is None:
        raise Refused("measurement.no_such_number", address=address)
    initiative = initiative_by_id(row.publication.initiative_id)
    around = PublishedNumber.objects.filter(
        publication__initiative_id=initiative.id, indicator=row.indicator_id
    )
    same = {"organisation": row.organisation_id, "place_code": row.place_code}
    now = cards_of(newest(around.filter(period=row.period)).order_by("pk"))
    past = cards_of(newest(around.filter(cell=row.cell, **same)).order_by("period"))
    number = next(card for card in now if card.address == address)
    return NumberPage(
        number=number,
        initiative_id=initiative.id,
        initiative=initiative.slug,
        initiative_words=initiative.name,
        definition=definition_sheet(row.version),
        whole=tuple(card for card in now if _is_whole_of(card, number)),
        organisations=_parts(now, number, of="organisation"),
        places=_parts(now, number, of="place_code"),
        cells=tuple(c for c in now if _same_where(c, number) and c.cell and c.cell != number.cell),
        periods=tuple(card for card in past if _kind(card) == _kind(number)),
        restatements=restatements(initiative, address=address),
        conversions=conversions_of(initiative.id, row.indicator_id),
        release=release_card(row.publication),
        as_of=row.publication.as_of,
        publisher=publisher_of(initiative, row.publication.as_of),
        licence=row.publication.licence,
        min_cell=row.publication.min_cell,
    )


def _kind(card: NumberCard) -> str:
    return parse_period(card.period).kind


def _same_where(card: NumberCard, number: NumberCard) -> bool:
    return (card.organisation, card.place_code) == (number.organisation, number.place_code)


def _is_whole_of(card: NumberCard, number: NumberCard) -> bool:
    if card.address == number.address:
        return False
    whole_cell = card.cell == "" and _same_where(card, number) and number.cell != ""
    whole_where = not card.organisation and not card.place_code and card.cell == number.cell
    return whole_cell or whole_where


def _parts(cards: list[NumberCard], number: NumberCard, *, of: str) -> tuple[NumberCard, ...]:
    if number.organisation or number.place_code:
        return ()
    return tuple(card for card in cards if getattr(card, of) and card.cell == number.cell)


def definition_sheet(version: IndicatorVersion) -> Definition:
    """The definition sheet of one version."""
    return Definition(
        code=version.indicator.code,
        version=version.number,
        name=version.name,
        definition=Words(version.definition_ko, version.definition_en),
        unit=version.unit,
        kind=version.kind,
        numerator=Words(version.numerator_ko, version.numerator_en),
        denominator=Words(version.denominator_ko, version.denominator_en),
        source=Words(version.source_ko, version.source_en),
        valid_from=version.valid_from,
        what_changed=Words(version.what_changed_ko, version.what_changed_en),
    )


def published_indicator(slug: str, code: str) -> PublishedIndicator:
    """The public page of one indicator: its curve and the newest period split up every way."""
    initiative = initiative_card(slug)
    rows = PublishedNumber.objects.filter(
        publication__initiative_id=initiative.id, indicator__code=code
    )
    totals = cards_of(newest(rows.filter(**WHOLE)).order_by("period", "pk"))
    if not totals:
        raise Refused("measurement.no_such_indicator", indicator=code)
    versions = list(
        IndicatorVersion.objects.filter(indicator__code=code).select_related("indicator")
    )
    shortest = min(len(parse_period(card.period).months) for card in totals)
    own = [card for card in totals if len(parse_period(card.period).months) == shortest]
    known = [card for card in own if card.value is not None]
    latest = max(known or own[-1:], key=_newness)
    here = cards_of(newest(rows.filter(period=latest.period)).order_by("pk"))
    cells = tuple(c for c in here if c.cell and not (c.organisation or c.place_code))
    return PublishedIndicator(
        slug=initiative.slug,
        initiative_words=initiative.name,
        definition=definition_sheet(versions[-1]),
        versions=tuple(definition_sheet(version) for version in versions),
        latest=latest,
        curve=tuple(own),
        longer=tuple(card for card in totals if card not in own),
        organisations=tuple(c for c in here if c.organisation and not c.cell),
        places=tuple(c for c in here if c.place_code and not c.cell),
        cells=cells,
        groups=_groups(cells),
        min_cell=initiative.min_cell,
    )


def _groups(cells: Sequence[NumberCard]) -> tuple[tuple[Words, tuple[NumberCard, ...]], ...]:
    """Cells split one way, each way under its name, in the order of its categories."""
    names, categories = dimension_names(), category_names()
    found: dict[str, list[NumberCard]] = {}
    for card in cells:
        values = cell_values(card.cell)
        if len(values) == 1:
            found.setdefault(values[0][0], []).append(card)
    return tuple(
        (names.get(name, Words(name, name)), tuple(sorted(each, key=_in_order(categories))))
        for name, each in found.items()
    )


def _in_order(categories: Mapping[str, Mapping[str, Words]]) -> Callable[[NumberCard], int]:
    def place(card: NumberCard) -> int:
        (name, value), *_ = cell_values(card.cell)
        known = list(categories.get(name, {}))
        return known.index(value) if value in known else len(known)

    return place


def published_rows(slug: str, *, indicator: str = "", release: str = "") -> list[NumberCard]:
    """The public dataset: every newest number, of one indicator or one release where named."""
    initiative = initiative_card(slug)
    rows = PublishedNumber.objects.filter(publication__initiative_id=initiative.id)
    if indicator:
        rows = rows.filter(indicator__code=indicator)
    if release:
        found = Publication.objects.filter(public_id=release, initiative_id=initiative.id).first()
        if found is None:
            raise Refused("measurement.no_such_release", release=release)
        rows = found.numbers.all()
    return cards_of(newest(rows).order_by("indicator__code", "period", "pk"))
