"""Conversions: what an own indicator becomes in a period, and where it was used (B23)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import Count, Max

from dure.engines.measure import parse_period
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import organisation_cards, organisations_in
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import Conversion, Indicator, IndicatorVersion, Observation
from dure.measurement.rules.conversion import converted, plain_name
from dure.measurement.types.entries import CellEntry
from dure.measurement.types.library import ConversionCard


@dataclass(frozen=True, slots=True)
class _Known:
    id: int
    own_name: str
    indicator: str
    factor: Decimal
    since: date
    until: date | None


def indicator_codes() -> frozenset[str]:
    """The codes of every indicator of the house."""
    return frozenset(Indicator.objects.values_list("code", flat=True))


class Conversions:
    """Finds, for a name that no shared indicator has, what the organisation wrote it becomes."""

    def __init__(self) -> None:
        self._shared = indicator_codes()
        self._known: dict[tuple[int, str], list[_Known]] = defaultdict(list)
        for row in Conversion.objects.select_related("indicator").order_by("since", "pk"):
            known = _Known(
                row.pk, row.own_name, row.indicator.code, row.factor, row.since, row.until
            )
            self._known[row.organisation_id, plain_name(row.own_name)].append(known)

    def applied(self, organisation_id: int, period: str, entry: CellEntry) -> CellEntry:
        """The entry on the shared indicator, its number converted and the conversion named."""
        if entry.indicator in self._shared:
            return entry
        when = parse_period(period)
        for one in reversed(self._known.get((organisation_id, plain_name(entry.indicator)), [])):
            begun = one.since < when.ends_before
            if begun and (one.until is None or one.until > when.starts_on):
                made = converted(entry, one.indicator, one.factor, one.own_name)
                return replace(made, conversion_id=one.id)
        return entry


def conversion_book(actor: Actor, *, initiative_id: int) -> tuple[ConversionCard, ...]:
    """Every conversion of those one may report for, with how many values came about by it.

    Four statements. Refused with `measurement.not_your_desk` for those who report for nobody.
    """
    mine = reported_for(actor, initiative_id)
    if not mine:
        raise Refused("measurement.not_your_desk")
    rows = list(
        Conversion.objects.filter(organisation_id__in=mine)
        .select_related("indicator")
        .order_by("organisation__name_ko", "own_name", "-since")
    )
    used = Observation.objects.within(
        organisation_id__in=mine, conversion_id__in=[row.pk for row in rows]
    )
    counted = {
        pk: (count, last)
        for pk, count, last in used.order_by()
        .values_list("conversion_id")
        .annotate(count=Count("id"), last=Max("period"))
    }
    names = _names({row.indicator_id for row in rows})
    organisations = organisation_cards(frozenset(row.organisation_id for row in rows))
    return tuple(
        ConversionCard(
            id=row.pk,
            organisation=organisations[row.organisation_id].name,
            own_name=row.own_name,
            code=row.indicator.code,
            indicator=names.get(row.indicator_id, Words(row.indicator.code, row.indicator.code)),
            factor=row.factor.normalize(),
            reason=Words(row.reason_ko, row.reason_en or row.reason_ko),
            since=row.since,
            until=row.until,
            values=counted.get(row.pk, (0, ""))[0],
            last_period=counted.get(row.pk, (0, ""))[1],
        )
        for row in rows
    )


def reported_for(actor: Actor, initiative_id: int) -> frozenset[int]:
    """The organisations of an initiative for which this person may report."""
    return frozenset(
        organisation_id
        for organisation_id in organisations_in(initiative_id)
        if may(
            actor,
            "enter_report",
            Subject("conversion", initiative_id, initiative_id, organisation_id),
        )
    )


def converted_words(row: Conversion) -> Words:
    """`‘반찬 세트’ × 3 — 한 세트가 세 끼예요`."""
    factor = f"{row.factor.normalize():f}"
    return Words(
        f"‘{row.own_name}’ × {factor} — {row.reason_ko}",
        f"“{row.own_name}” × {factor}: {row.reason_en or row.reason_ko}",
    )


def _names(indicator_ids: Collection[int]) -> dict[int, Words]:
    rows = IndicatorVersion.objects.filter(indicator_id__in=indicator_ids).order_by("number")
    return {row.indicator_id: row.name for row in rows}
