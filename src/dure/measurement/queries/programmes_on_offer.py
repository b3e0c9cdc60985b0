"""The programmes of this house as an initiative sees them: what runs, what each brings to be counted."""

from collections import Counter
from datetime import date

from dure.activities.queries import known_kinds
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.errors import Refused
from dure.kernel.programmes import Programme, programmes
from dure.measurement.models import Assignment, IndicatorVersion
from dure.measurement.rules.programme_indicators import offered_indicators
from dure.measurement.types.programmes import OfferedIndicator, ProgrammeOnOffer


def programmes_on_offer(
    actor: Actor, *, initiative_id: int, on: date
) -> tuple[ProgrammeOnOffer, ...]:
    """Every programme of the house, those that run here first. Four statements.

    Refused with `measurement.not_your_desk` without the right to lead the initiative.
    """
    here = Subject("initiative", initiative_id, initiative_id)
    if not may(actor, "manage_initiative", here):
        raise Refused("measurement.not_your_desk")
    running = set(initiative_by_id(initiative_id).programmes)
    recipes = dict(
        IndicatorVersion.objects.order_by("number").values_list("indicator__code", "computed_from")
    )
    rows = Assignment.objects.filter(initiative_id=initiative_id, computed=True, until__isnull=True)
    asked = Counter(rows.values_list("indicator__code", flat=True))
    kinds = known_kinds().keys()
    found = [
        _offer(one, one.code in running, recipes, asked, set(kinds), on) for one in programmes()
    ]
    return tuple(sorted(found, key=lambda one: not one.runs))


def _offer(
    told: Programme,
    runs: bool,  # noqa: FBT001 - a fact that is passed on
    recipes: dict[str, object],
    asked: Counter[str],
    kinds: set[str],
    on: date,
) -> ProgrammeOnOffer:
    return ProgrammeOnOffer(
        code=told.code,
        name=told.name,
        runs=runs,
        home=told.home,
        kinds=len(told.kinds),
        missing_kinds=sum(kind.code not in kinds for kind in told.kinds),
        indicators=tuple(
            OfferedIndicator(
                code=one.code,
                name=one.version.name,
                definition=one.version.definition,
                period=one.version.period_kind,
                state=_state(recipes, one.code, one.version.computed_from),
                asked=asked[one.code],
            )
            for one in offered_indicators(told.indicators, on)
        ),
    )


def _state(recipes: dict[str, object], code: str, recipe: object) -> str:
    if code not in recipes:
        return "new"
    return "here" if recipes[code] == recipe else "otherwise"
