"""The public face of an initiative: headline numbers with their curves, where they lie, what changed."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from dure.engines.measure import parse_period
from dure.ground.organisations.queries import initiative_card, members_of
from dure.ground.organisations.types import InitiativeCard
from dure.measurement.models import Indicator, PublishedNumber
from dure.measurement.queries.number_cards import cards_of
from dure.measurement.queries.published import WHOLE, newest, newness_of, releases
from dure.measurement.queries.restatements import restated_releases
from dure.measurement.rules.labels import BY_TOWN
from dure.measurement.types.numbers import NumberCard, PublicHome

RESTATED = 3


class _Total(NamedTuple):
    key: int
    indicator: str
    period: str
    value: float | None
    version: int

    @property
    def newness(self) -> tuple[bool, int, int]:
        return newness_of(self.period, is_known=self.value is not None)


def public_home(slug: str, on: date) -> PublicHome:
    """The public face: headline numbers of the newest period, the newest release, what changed."""
    initiative = initiative_card(slug)
    totals = _totals(initiative)
    best = latest_of_each(totals)
    shown = PublishedNumber.objects.filter(pk__in=[one.key for one in best.values()])
    latest = cards_of(shown.order_by("indicator__code"))
    codes = set(Indicator.objects.filter(headline=True).values_list("code", flat=True))
    headline = tuple(card for card in latest if card.indicator in codes)
    return PublicHome(
        initiative_id=initiative.id,
        slug=initiative.slug,
        name=initiative.name,
        about=initiative.about,
        members=len(members_of(initiative.id, on)),
        headline=headline,
        indicators=tuple(latest),
        curves={code: _curve(totals, one) for code, one in best.items()},
        first=first_of(headline or latest[:4]),
        places=_places_of(initiative, headline or tuple(latest[:4])),
        release=next(iter(releases(initiative)), None),
        restated=restated_releases(initiative)[:RESTATED],
        min_cell=initiative.min_cell,
    )


def published_of_organisation(slug: str, organisation_id: int) -> tuple[NumberCard, ...]:
    """For each indicator the newest number in the name of one organisation; hidden ones say so."""
    rows = PublishedNumber.objects.filter(
        publication__initiative_id=initiative_card(slug).id,
        organisation_id=organisation_id,
        place_code="",
        cell="",
    )
    best = latest_of_each(_told(newest(rows)))
    keys = [one.key for one in best.values()]
    return tuple(cards_of(PublishedNumber.objects.filter(pk__in=keys).order_by("indicator__code")))


def latest_of_each(totals: Iterable[_Total]) -> dict[str, _Total]:
    """For each indicator the newest period of its shortest kind that holds something."""
    best: dict[str, _Total] = {}
    for one in totals:
        known = best.get(one.indicator)
        if known is None or one.newness > known.newness:
            best[one.indicator] = one
    return best


def _totals(initiative: InitiativeCard) -> list[_Total]:
    rows = PublishedNumber.objects.filter(publication__initiative_id=initiative.id, **WHOLE)
    return _told(newest(rows))


def _told(rows: QuerySet[PublishedNumber]) -> list[_Total]:
    read = rows.order_by("pk").values_list(
        "pk", "indicator__code", "period", "value", "version__number"
    )
    return [
        _Total(key, code, period, None if value is None else float(value), version)
        for key, code, period, value, version in read
    ]


def _curve(totals: Sequence[_Total], latest: _Total) -> tuple[tuple[float | None, int], ...]:
    """The values of periods as long as the one that is shown, oldest first; gaps are None."""
    kind = parse_period(latest.period).kind
    own = [one for one in totals if one.indicator == latest.indicator]
    alike = [one for one in own if parse_period(one.period).kind == kind]
    return tuple((one.value, one.version) for one in sorted(alike, key=lambda one: one.period))


def _places_of(
    initiative: InitiativeCard, headline: Sequence[NumberCard]
) -> tuple[NumberCard, ...]:
    """The headline number that stands at the door, by place and by town."""
    first = first_of(headline)
    if first is None:
        return ()
    towns = Q(place_code="", cell__startswith=f"{BY_TOWN}=") & ~Q(cell__contains="&")
    rows = PublishedNumber.objects.filter(
        (Q(cell="") & ~Q(place_code="")) | towns,
        publication__initiative_id=initiative.id,
        indicator__code=first.indicator,
        period=first.period,
        organisation=None,
    )
    return tuple(cards_of(newest(rows).order_by("place_code")))


def first_of(cards: Sequence[NumberCard]) -> NumberCard | None:
    """The number that a mayor could repeat: people counted once, else people, else the first."""
    known = [card for card in cards if card.value is not None] or list(cards)
    once = [card for card in known if card.kind == "distinct"]
    people = [card for card in known if card.of_people]
    return next(iter(once or people or known), None)
