"""Published: what anybody may read - one number, one indicator, the releases."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import F, Max, Q, QuerySet, Window

from dure.engines.measure import cell_values, parse_period
from dure.ground.organisations.queries import (
    initiative_by_id,
    initiative_card,
    members_of,
)
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import (
    IndicatorVersion,
    Publication,
    PublishedNumber,
)
from dure.measurement.queries.categories import category_names, dimension_names
from dure.measurement.queries.conversions_of import conversions_of
from dure.measurement.queries.frozen import numbers_in
from dure.measurement.queries.number_cards import cards_of
from dure.measurement.queries.restatements import restatements
from dure.measurement.rules.protecting import protection_words, rules_told
from dure.measurement.types.numbers import (
    Definition,
    NumberCard,
    NumberPage,
    PublishedIndicator,
    ReleaseCard,
)
from dure.measurement.types.people import people_counted

WHOLE: dict[str, Any] = {"organisation": None, "place_code": "", "cell": ""}


def newest(rows: QuerySet[PublishedNumber]) -> QuerySet[PublishedNumber]:
    """Of the rows given, the newest at each address; narrow the rows before, not after.

    One pass: as a set of keys to look up, PostgreSQL without statistics works it out for every row.
    """
    last = Window(Max("pk"), partition_by="address")
    return rows.annotate(newest=last).filter(pk=F("newest"))


def newness_of(period: str, *, is_known: bool) -> tuple[bool, int, int]:
    """What is known comes before what is not, short periods before long ones, new before old."""
    parsed = parse_period(period)
    return is_known, -len(parsed.months), parsed.number


def releases(initiative: InitiativeCard) -> tuple[ReleaseCard, ...]:
    """Every release, the newest first."""
    rows = Publication.objects.filter(initiative_id=initiative.id).order_by("-number")
    return tuple(release_card(row) for row in rows)


def release_card(row: Publication) -> ReleaseCard:
    """The card of one release."""
    return ReleaseCard(
        public_id=row.public_id,
        number=row.number,
        title=Words(row.title_ko, row.title_en),
        made_at=row.made_at,
        cause=row.cause,
        numbers=numbers_in(row.public_id),
        fingerprint=row.fingerprint,
        protection=protection_of(row),
    )


def protection_of(row: Publication) -> Words:
    """How the numbers of a release were protected, in one line."""
    return protection_words(row.min_cell, rules_told(row.rules))


def publisher_of(initiative: InitiativeCard, on: date) -> Words:
    """The office that answers for what is published: the backbone, else the initiative itself."""
    backbones = members_of(initiative.id, on, part="backbone")
    return backbones[0].organisation.name if backbones else initiative.name


def published_number(address: str) -> NumberPage:
    """The page of one number; refused with `measurement.no_such_number`."""
    row = _newest_at(address)
    initiative = initiative_by_id(row.publication.initiative_id)
    around = PublishedNumber.objects.filter(
        publication__initiative_id=initiative.id, indicator=row.indicator_id
    )
    same = {"organisation": row.organisation_id, "place_code": row.place_code}
    now = cards_of(newest(around.filter(period=row.period)).order_by("pk"))
    past = cards_of(newest(around.filter(cell=row.cell, **same)).order_by("period"))
    number = next(card for card in now if card.address == address)
    cells = [c for c in now if _same_where(c, number) and c.cell and c.cell != number.cell]
    return NumberPage(
        number=number,
        initiative_id=initiative.id,
        initiative=initiative.slug,
        initiative_words=initiative.name,
        definition=definition_sheet(row.version),
        versions=_versions(row.indicator_id),
        whole=tuple(card for card in now if _is_whole_of(card, number)),
        organisations=_parts(now, number, of="organisation"),
        places=_parts(now, number, of="place_code"),
        cells=tuple(cells),
        groups=_groups(cells, crossed=True),
        periods=tuple(card for card in past if _kind(card) == _kind(number)),
        restatements=restatements(initiative, address=address),
        conversions=conversions_of(
            initiative.id,
            row.indicator_id,
            period=row.period,
            organisation_id=row.organisation_id,
        ),
        release=release_card(row.publication),
        as_of=row.publication.as_of,
        publisher=publisher_of(initiative, row.publication.as_of),
        licence=row.publication.licence,
        min_cell=row.publication.min_cell,
        protection=protection_of(row.publication),
        people=people_counted(row.publication.people).for_readers(),
    )


def _newest_at(address: str) -> PublishedNumber:
    here = PublishedNumber.objects.filter(address=address)
    row = here.select_related("publication", "version__indicator").order_by("-pk").first()
    if row is None:
        raise Refused("measurement.no_such_number", address=address)
    return row


def _versions(indicator_id: int) -> tuple[Definition, ...]:
    rows = IndicatorVersion.objects.filter(indicator_id=indicator_id).select_related("indicator")
    return tuple(definition_sheet(row) for row in rows.order_by("number"))


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
    """The public page of one indicator: its curve and the newest period split up every way.

    A large initiative publishes tens of thousands of numbers of one indicator; only those on the
    page are read: the curve of the whole, and what the newest period is made of.
    """
    initiative = initiative_card(slug)
    rows = PublishedNumber.objects.filter(
        publication__initiative_id=initiative.id, indicator__code=code
    )
    whole = cards_of(newest(rows.filter(**WHOLE)).order_by("pk"))
    if not whole:
        raise Refused("measurement.no_such_indicator", indicator=code)
    whole.sort(key=lambda card: card.period)
    own, longer = _by_length(whole)
    latest = max(own, key=lambda card: newness_of(card.period, is_known=card.value is not None))
    split = rows.filter(period=latest.period).filter(
        Q(cell="") | Q(place_code="", organisation=None)
    )
    here = cards_of(newest(split).order_by("pk"))
    cells = tuple(card for card in here if card.cell)
    versions = list(
        IndicatorVersion.objects.filter(indicator__code=code).select_related("indicator")
    )
    return PublishedIndicator(
        slug=initiative.slug,
        initiative_words=initiative.name,
        definition=definition_sheet(versions[-1]),
        versions=tuple(definition_sheet(version) for version in versions),
        latest=latest,
        curve=tuple(own),
        longer=tuple(longer),
        organisations=tuple(c for c in here if c.organisation and not c.cell),
        places=tuple(c for c in here if c.place_code and not c.cell),
        cells=cells,
        groups=_groups(cells),
        min_cell=initiative.min_cell,
        protection=protection_words(initiative.min_cell, initiative.rules),
    )


def _groups(
    cells: Sequence[NumberCard], *, crossed: bool = False
) -> tuple[tuple[Words, tuple[NumberCard, ...]], ...]:
    """Cells split one way, each way under its name, in the order of its categories.

    `crossed` adds those that are split several ways at once, under the names of all of them.
    """
    names, categories = dimension_names(), category_names()
    found: dict[tuple[str, ...], list[NumberCard]] = {}
    for card in cells:
        ways = tuple(way for way, _ in cell_values(card.cell))
        if crossed or len(ways) == 1:
            found.setdefault(ways, []).append(card)
    return tuple(
        (_ways_named(ways, names), tuple(sorted(each, key=_in_order(categories))))
        for ways, each in found.items()
    )


def _ways_named(ways: Sequence[str], names: Mapping[str, Words]) -> Words:
    told = [names.get(way, Words(way, way)) for way in ways]
    return Words(" × ".join(one.ko for one in told), " × ".join(one.en for one in told))


def _in_order(
    categories: Mapping[str, Mapping[str, Words]],
) -> Callable[[NumberCard], tuple[int, ...]]:
    def place(card: NumberCard) -> tuple[int, ...]:
        return tuple(
            _nth(list(categories.get(way, {})), one) for way, one in cell_values(card.cell)
        )

    return place


def _nth(known: Sequence[str], value: str) -> int:
    return known.index(value) if value in known else len(known)


def _by_length(cards: list[NumberCard]) -> tuple[list[NumberCard], list[NumberCard]]:
    """Those of the shortest kind of period, and the rest: the longest first, the newest first."""
    lengths = [len(parse_period(card.period).months) for card in cards]
    shortest = min(lengths)
    pairs = list(zip(cards, lengths, strict=True))
    rest = [pair for pair in reversed(pairs) if pair[1] > shortest]  # newest first
    rest.sort(key=lambda pair: -pair[1])
    return [card for card, length in pairs if length == shortest], [card for card, _ in rest]


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
