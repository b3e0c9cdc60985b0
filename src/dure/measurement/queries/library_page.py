"""The library for those who keep it: what each indicator means, who reports it, who looks at it."""

from datetime import date

from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import organisation_cards
from dure.ground.places.queries import names as place_names
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import (
    Assignment,
    Indicator,
    IndicatorVersion,
    PublishedNumber,
    Target,
    Why,
)
from dure.measurement.queries.indicator_library import (
    indicator_definition,
    indicator_library,
    may_define,
)
from dure.measurement.queries.indicators_nobody_reports import due_periods, last_periods_answered
from dure.measurement.queries.lines_asked import dimensions
from dure.measurement.queries.spans_asked import ONE_DAY, pauses_of
from dure.measurement.queries.viewing import inside
from dure.measurement.types.asked import Dimension
from dure.measurement.types.library import (
    AssignmentCard,
    DefinitionPage,
    LibraryPage,
    LibraryRow,
)

SILENT_ROUNDS = 3


def library_page(actor: Actor, *, initiative_id: int, on: date) -> LibraryPage:
    """Everything in the house's library, what this initiative asks for first.

    A fixed number of statements. Refused with `measurement.not_inside` for those outside.
    """
    _refuse_strangers(actor, initiative_id)
    asked = {card.code: card for card in indicator_library(on=on, initiative_id=initiative_id)}
    last = last_periods_answered(initiative_id)
    due = due_periods(initiative_id, on, SILENT_ROUNDS)
    looked = _looked_at(initiative_id)
    rows = []
    for card in indicator_library(on=on):
        known = asked.get(card.code)
        answered = last.get(card.version.indicator_id, "")
        expected = due.get(card.version.period_kind, [])
        rows.append(
            LibraryRow(
                card=known or card,
                is_asked=known is not None,
                last_period=answered,
                is_silent=known is not None and bool(expected) and answered < min(expected),
                is_unseen=known is not None and card.version.indicator_id not in looked,
            )
        )
    return LibraryPage(rows=tuple(rows), may_define=may_define(actor, initiative_id=initiative_id))


def definition_page(actor: Actor, *, initiative_id: int, code: str, on: date) -> DefinitionPage:
    """One indicator with all its versions, its recipe, and who reports it here."""
    _refuse_strangers(actor, initiative_id)
    definition = indicator_definition(code=code)
    rows = Assignment.objects.filter(initiative_id=initiative_id, indicator__code=code)
    found = list(rows.order_by("organisation__name_ko", "place_code").values())
    paused = pauses_of(rows)
    organisations = organisation_cards(frozenset(row["organisation_id"] for row in found))
    places = place_names({row["place_code"] for row in found}, on)
    newest = IndicatorVersion.objects.filter(indicator__code=code).order_by("-number")
    return DefinitionPage(
        definition=definition,
        ways=tuple(dimensions().values()),
        assignments=tuple(
            AssignmentCard(
                id=row["id"],
                organisation=organisations[row["organisation_id"]].name,
                place=places.get(row["place_code"], Words(row["place_code"], row["place_code"])),
                since=row["since"],
                until=row["until"],
                computed=row["computed"],
                in_force=row["until"] is None or row["until"] > on,
                pauses=tuple(
                    (each.since, each.until - ONE_DAY) for each in paused.get(row["id"], ())
                ),
            )
            for row in found
        ),
        recipe=newest.values_list("computed_from", flat=True)[0] or {},
        may_define=may_define(actor, initiative_id=initiative_id),
    )


def known_ways(actor: Actor, *, initiative_id: int) -> tuple[Dimension, ...]:
    """Every disaggregation of the house with its categories."""
    _refuse_strangers(actor, initiative_id)
    return tuple(dimensions().values())


def _refuse_strangers(actor: Actor, initiative_id: int) -> None:
    try:
        inside(actor, initiative_id)
    except Refused as refused:
        raise Refused("measurement.not_your_initiative") from refused


def _looked_at(initiative_id: int) -> set[int]:
    """Indicators somebody set a goal for, told the story of, put up front or published."""
    found = set(Indicator.objects.filter(headline=True).values_list("id", flat=True))
    for rows in (
        Target.objects.filter(initiative_id=initiative_id),
        Why.objects.filter(initiative_id=initiative_id),
        PublishedNumber.objects.filter(publication__initiative_id=initiative_id),
    ):
        found.update(rows.order_by().values_list("indicator_id", flat=True).distinct())
    return found
