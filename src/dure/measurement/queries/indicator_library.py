"""The library of indicators: what each means now, and how it came to mean that."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from django.db.models import Count, Q

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import Assignment, Indicator, IndicatorVersion
from dure.measurement.queries.lines_asked import VERSION, asked_version, dimensions, versions_of
from dure.measurement.types.asked import AskedVersion
from dure.measurement.types.library import DefinitionCard, LibraryCard, VersionCard

INDICATOR = (
    "id",
    "code",
    "level",
    "rba",
    "direction",
    "headline",
    "theme",
    "outcome_ko",
    "outcome_en",
)


def indicator_library(
    *, on: date, theme: str = "", initiative_id: int | None = None
) -> tuple[LibraryCard, ...]:
    """Every indicator with the definition in force on a day, by code. Three statements.

    Definitions are public. `initiative_id` narrows to what that initiative asks for now, and
    counts the organisations asked.
    """
    asked = _asked_now(initiative_id, on) if initiative_id is not None else {}
    rows = Indicator.objects.order_by("code")
    if theme:
        rows = rows.filter(theme=theme)
    if initiative_id is not None:
        rows = rows.filter(pk__in=asked)
    found = list(rows.values_list(*INDICATOR))
    versions = versions_of({row[0] for row in found})
    return tuple(
        _card(row, versions[row[0]], asked.get(row[0], 0), on)
        for row in found
        if versions.get(row[0])
    )


def indicator_definition(*, code: str) -> DefinitionCard:
    """One indicator with all its versions, newest first. Three statements."""
    row = Indicator.objects.filter(code=code).values_list(*INDICATOR).first()
    if row is None:
        raise Refused("measurement.no_such_indicator", indicator=code)
    texts = ("what_changed_ko", "what_changed_en", "source_ko", "source_en")
    versions = list(
        IndicatorVersion.objects.filter(indicator_id=row[0])
        .order_by("number")
        .values_list(*VERSION, *texts)
    )
    cards = [(asked_version(each), each[len(VERSION) :]) for each in versions]
    used = {name for version, _ in cards for group in version.combinations for name in group}
    ways = [(way.code, way.name) for way in dimensions().values() if way.code in used]
    _, _, level, rba, direction, headline, _, outcome_ko, outcome_en = row
    outcome = Words(outcome_ko, outcome_en)
    return DefinitionCard(
        code, level, rba, direction, headline, outcome, tuple(ways), _newest_first(cards)
    )


def may_define(actor: Actor, *, initiative_id: int) -> bool:
    """Whether the actor may add or revise definitions there."""
    return may(actor, "define_indicator", Subject("indicator", "", initiative_id))


def _asked_now(initiative_id: int, on: date) -> dict[int, int]:
    rows = Assignment.objects.filter(
        Q(until__isnull=True) | Q(until__gt=on), initiative_id=initiative_id
    )
    counted = rows.order_by().values_list("indicator_id")
    return dict(counted.annotate(organisations=Count("organisation_id", distinct=True)))


def _card(
    row: Sequence[Any], versions: Sequence[AskedVersion], organisations: int, on: date
) -> LibraryCard:
    begun = [each for each in versions if each.valid_from <= on]
    return LibraryCard(
        code=row[1],
        level=row[2],
        rba=row[3],
        direction=row[4],
        headline=row[5],
        theme=row[6],
        outcome=Words(row[7], row[8]),
        version=begun[-1] if begun else versions[0],
        versions=len(versions),
        organisations=organisations,
    )


def _newest_first(cards: Sequence[tuple[AskedVersion, Sequence[str]]]) -> tuple[VersionCard, ...]:
    ends = [later.valid_from for (_, _), (later, _) in pairwise(cards)]
    return tuple(
        VersionCard(version, Words(texts[0], texts[1]), Words(texts[2], texts[3]), valid_to)
        for (version, texts), valid_to in zip(cards, [*ends, None], strict=True)
    )[::-1]
