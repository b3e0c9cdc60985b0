"""Published: what anybody may read - the home, one number, one dataset, the releases."""

from datetime import date

from django.db.models import Max, Q, QuerySet

from dure.engines.measure import parse_period
from dure.ground.organisations.queries import initiative_by_id, initiative_card, members_of
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import (
    Indicator,
    IndicatorVersion,
    Publication,
    PublishedNumber,
    Restatement,
)
from dure.measurement.queries.frozen import numbers_in
from dure.measurement.queries.number_cards import cards_of
from dure.measurement.rules.labels import period_words
from dure.measurement.types.numbers import (
    Definition,
    NumberCard,
    NumberPage,
    PublicHome,
    PublishedIndicator,
    ReleaseCard,
    Restated,
)


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
    shown = PublishedNumber.objects.filter(pk__in=_latest_of_each(totals))
    latest = cards_of(shown.order_by("indicator__code"))
    headline = set(Indicator.objects.filter(headline=True).values_list("code", flat=True))
    return PublicHome(
        initiative_id=initiative.id,
        slug=initiative.slug,
        name=initiative.name,
        about=initiative.about,
        members=len(members_of(initiative.id, on)),
        headline=tuple(card for card in latest if card.indicator in headline),
        indicators=tuple(latest),
        release=next(iter(releases(initiative)), None),
        restatements=restatements(initiative)[:5],
        min_cell=initiative.min_cell,
    )


def _latest_of_each(rows: QuerySet[PublishedNumber]) -> list[int]:
    """For each indicator the newest period of its shortest kind that holds something."""
    best: dict[int, tuple[tuple[bool, int, int], int]] = {}
    for key, indicator_id, period, value in rows.order_by("pk").values_list(
        "pk", "indicator_id", "period", "value"
    ):
        newness = _newness(period, is_known=value is not None)
        if indicator_id not in best or newness > best[indicator_id][0]:
            best[indicator_id] = newness, key
    return [key for _, key in best.values()]


def _newness(period: str, *, is_known: bool) -> tuple[bool, int, int]:
    parsed = parse_period(period)
    return is_known, -len(parsed.months), parsed.number


def releases(initiative: InitiativeCard) -> tuple[ReleaseCard, ...]:
    """Every release, the newest first."""
    rows = Publication.objects.filter(initiative_id=initiative.id).order_by("-number")
    return tuple(
        ReleaseCard(
            public_id=row.public_id,
            number=row.number,
            title=Words(row.title_ko, row.title_en),
            made_at=row.made_at,
            cause=row.cause,
            numbers=numbers_in(row.public_id),
            fingerprint=row.fingerprint,
        )
        for row in rows
    )


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
        periods=tuple(card for card in past if len(card.period) == len(number.period)),
        restatements=restatements(initiative, address=address),
        licence=row.publication.licence,
        min_cell=row.publication.min_cell,
    )


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


def restatements(initiative: InitiativeCard, address: str = "") -> tuple[Restated, ...]:
    """What changed of what was published, the newest first."""
    rows = Restatement.objects.filter(publication__initiative_id=initiative.id)
    if address:
        rows = rows.filter(address=address)
    rows = rows.select_related("old_number", "new_number__version", "by").order_by("-pk")[:200]
    return tuple(_restated(row) for row in rows)


def _restated(row: Restatement) -> Restated:
    return Restated(
        address=row.address,
        name=row.new_number.version.name,
        period_words=period_words(row.new_number.period),
        old=row.old_number.value,
        old_status=row.old_number.status,
        new=row.new_number.value,
        new_status=row.new_number.status,
        cause=row.cause,
        words=Words(row.cause_ko, row.cause_en or row.cause_ko),
        at=row.at,
        by=row.by.name,
    )


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
    whole = cards_of(newest(rows.filter(cell="", place_code="", organisation=None)).order_by("pk"))
    if not whole:
        raise Refused("measurement.no_such_indicator", indicator=code)
    whole.sort(key=lambda card: card.period)
    own, longer = _by_length(whole)
    latest = max(own, key=lambda card: _newness(card.period, is_known=card.value is not None))
    split = rows.filter(period=latest.period).filter(
        Q(cell="") | Q(place_code="", organisation=None)
    )
    here = cards_of(newest(split).order_by("pk"))
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
        cells=tuple(c for c in here if c.cell),
        min_cell=initiative.min_cell,
    )


def _by_length(cards: list[NumberCard]) -> tuple[list[NumberCard], list[NumberCard]]:
    """Those of the shortest kind of period, and the rest."""
    lengths = [len(parse_period(card.period).months) for card in cards]
    shortest = min(lengths)
    pairs = list(zip(cards, lengths, strict=True))
    return (
        [card for card, length in pairs if length == shortest],
        [card for card, length in pairs if length > shortest],
    )


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
