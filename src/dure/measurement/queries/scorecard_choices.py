"""What a reader may narrow the scorecard to: her organisations, the towns, the periods."""

from datetime import date

from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import organisation_cards
from dure.ground.places.queries import names, tree_on
from dure.measurement.models import Assignment, ReportingRound
from dure.measurement.queries.place_lines import place_lines
from dure.measurement.queries.viewing import viewing
from dure.measurement.rules.labels import period_words
from dure.measurement.types.scorecard import Choice, ScorecardChoices

LEVELS = ("sido", "sigungu")
PERIODS = 24


def scorecard_choices(actor: Actor, *, initiative_id: int, on: date) -> ScorecardChoices:
    """The choices in the order they are shown. Seven queries, however many organisations."""
    seen = viewing(actor, initiative_id)
    asked = Assignment.objects.filter(initiative_id=initiative_id)
    ids = frozenset(asked.values_list("organisation_id", flat=True).distinct())
    cards = organisation_cards(ids if seen.everything else ids & seen.own)
    return ScorecardChoices(
        organisations=tuple(
            Choice(code=card.slug, words=card.name)
            for card in sorted(cards.values(), key=lambda card: card.name.ko)
        ),
        places=_places(set(asked.values_list("place_code", flat=True).distinct()), on),
        periods=_periods(initiative_id, on),
    )


def _places(codes: set[str], on: date) -> tuple[Choice, ...]:
    level_of = tree_on(on).level_of
    lines = place_lines(codes - {""}, on).values()
    shown = {code for line in lines for code in line if level_of.get(code) in LEVELS}
    named = names(shown, on)
    return tuple(Choice(code=code, words=named[code]) for code in sorted(shown) if code in named)


def _periods(initiative_id: int, on: date) -> tuple[Choice, ...]:
    rows = ReportingRound.objects.filter(initiative_id=initiative_id, opens_on__lte=on)
    codes = rows.order_by("-due_on", "-pk").values_list("period", flat=True)[:PERIODS]
    return tuple(Choice(code=code, words=period_words(code)) for code in codes)
