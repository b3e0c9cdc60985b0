"""Take over what a programme brings to be counted: one press, and the month is computed from then on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.organisations.queries import organisations_in
from dure.kernel.errors import Refused
from dure.kernel.programmes import programme as known_programme
from dure.measurement.models import Assignment, Disaggregation, Indicator, IndicatorVersion
from dure.measurement.rules.programme_indicators import offered_indicators, offered_splits
from dure.measurement.services.assign_indicators import assign_indicators
from dure.measurement.services.define_disaggregation import define_disaggregation
from dure.measurement.services.define_indicator import define_indicator
from dure.measurement.services.subjects import in_initiative
from dure.measurement.types.library import NewAssignment
from dure.measurement.types.programmes import TakenOver


@dataclass(frozen=True, slots=True)
class TakeOver:
    """Whose months are computed, for which place, from which day on; `codes` empty takes all."""

    programme: str
    organisation_ids: Sequence[int]
    place_code: str
    since: date
    codes: frozenset[str] = frozenset()


@action("measurement.programme.take_over", may="define_indicator", on=in_initiative("indicator"))
def take_over_indicators(
    actor: Actor, *, initiative_id: int, wish: TakeOver, at: datetime
) -> Done[TakenOver]:
    """Define what is missing and ask the organisations for it, computed from their records.

    An indicator that the library defines otherwise stays as it is and is named: a person revises it.
    What an organisation reports by hand stays by hand. Refused: `measurement.no_such_programme`,
    `.nobody_to_ask`, and what defining and assigning refuse.
    """
    told = known_programme(wish.programme)
    if told is None or not told.indicators:
        raise Refused("measurement.no_such_programme", programme=wish.programme[:40])
    if not wish.organisation_ids:
        raise Refused("measurement.nobody_to_ask")
    if not organisations_in(initiative_id).issuperset(wish.organisation_ids):
        raise Refused("measurement.not_a_member")
    offered = [
        one
        for one in offered_indicators(told.indicators, wish.since)
        if not wish.codes or one.code in wish.codes
    ]
    _splits(actor, initiative_id, told.indicators, at)
    known = set(
        Indicator.objects.filter(code__in=[one.code for one in offered]).values_list(
            "code", flat=True
        )
    )
    fresh = [one for one in offered if one.code not in known]
    for each in fresh:
        define_indicator(actor, initiative_id=initiative_id, indicator=each, at=at)
    recipes = recipes_by_code(one.code for one in offered)
    counted = [one.code for one in offered if recipes[one.code] == one.version.computed_from]
    asked = assign_indicators(
        actor, initiative_id=initiative_id, assignments=_wanted(initiative_id, wish, counted), at=at
    )
    left = tuple(one.code for one in offered if one.code not in counted)
    outcome = TakenOver(tuple(one.code for one in fresh), asked, left)
    return Done(outcome, {"defined": len(fresh), "asked": asked, "left": list(left)})


def recipes_by_code(codes: Iterable[str]) -> dict[str, object]:
    """Code → how its newest version is computed; nothing where it is typed."""
    rows = IndicatorVersion.objects.filter(indicator__code__in=list(codes)).order_by("number")
    return dict(rows.values_list("indicator__code", "computed_from"))


def _splits(actor: Actor, initiative_id: int, told: object, at: datetime) -> None:
    """Ways of splitting that the library lacks; one that is there keeps its categories."""
    known = set(Disaggregation.objects.values_list("code", flat=True))
    for way in offered_splits(told):  # type: ignore[arg-type]
        if way.code not in known:
            define_disaggregation(actor, initiative_id=initiative_id, way=way, at=at)


def _wanted(initiative_id: int, wish: TakeOver, codes: Iterable[str]) -> list[NewAssignment]:
    rows = Assignment.objects.filter(
        initiative_id=initiative_id, organisation_id__in=wish.organisation_ids
    )
    there = set(rows.values_list("indicator__code", "organisation_id", "place_code"))
    return [
        NewAssignment(
            indicator=code,
            organisation_id=organisation_id,
            place_code=wish.place_code,
            since=wish.since,
            computed=True,
        )
        for code in codes
        for organisation_id in wish.organisation_ids
        if (code, organisation_id, wish.place_code) not in there
    ]
