"""Set baselines and targets of an indicator, per organisation, place and period (B16)."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.organisations.queries import organisations_in
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.measurement.models import Target
from dure.measurement.services.assign_indicators import indicator_ids
from dure.measurement.services.fitting import refuse_unfit
from dure.measurement.services.open_round import period_named
from dure.measurement.services.possible_goals import refuse_impossible
from dure.measurement.services.subjects import in_initiative
from dure.measurement.types.library import NewTarget

Where = tuple[int, int | None, str, str, str]


@action("measurement.target.set", may="set_target", on=in_initiative("target"), tell=("author",))
def set_targets(
    actor: Actor, *, initiative_id: int, targets: Sequence[NewTarget], at: datetime
) -> Done[int]:
    """Set all of them; answers how many are new, changed or gone. The journal remembers old and new.

    A target without a value is taken away. Refused for an organisation that does not take part, in a place
    nobody knows, and for a value that the indicator can never have.
    """
    indicators = indicator_ids(each.indicator for each in targets)
    _refuse_strangers(initiative_id, targets)
    known = _known(initiative_id, list(indicators.values()))
    wanted = {_where(indicators[each.indicator], each): each for each in targets}
    gone = [
        known[where].pk for where, each in wanted.items() if each.value is None and where in known
    ]
    set_ones = {where: each for where, each in wanted.items() if each.value is not None}
    new = [_row(initiative_id, where, one) for where, one in set_ones.items() if where not in known]
    changes = [
        _change(each, str(known[where].value) if where in known else None)
        for where, each in wanted.items()
        if (known[where].value if where in known else None) != each.value
    ]
    changed = [
        _changed(known[where], one.value)
        for where, one in set_ones.items()
        if where in known and known[where].value != one.value
    ]
    for row in (*new, *changed):
        refuse_unfit(row)
    refuse_impossible(targets, indicators, day_of(at))
    Target.objects.bulk_create(new)
    if changed:
        Target.objects.bulk_update(changed, ["value"])
    if gone:
        Target.objects.filter(pk__in=gone).delete()
    return Done(len(changes), {"changes": changes})


def _refuse_strangers(initiative_id: int, targets: Sequence[NewTarget]) -> None:
    named = {each.organisation_id for each in targets if each.organisation_id is not None}
    if named - organisations_in(initiative_id):
        raise Refused("measurement.not_a_member")


def _known(initiative_id: int, indicators: Sequence[int]) -> dict[Where, Target]:
    rows = Target.objects.filter(initiative_id=initiative_id, indicator_id__in=indicators)
    return {
        (row.indicator_id, row.organisation_id, row.place_code, row.period, row.role): row
        for row in rows
    }


def _where(indicator_id: int, target: NewTarget) -> Where:
    if target.role not in ("baseline", "target"):
        raise Refused("measurement.unknown_choice", given=target.role, known="baseline, target")
    period = period_named(target.period).code
    return indicator_id, target.organisation_id, target.place_code, period, target.role


def _row(initiative_id: int, where: Where, target: NewTarget) -> Target:
    indicator_id, organisation_id, place_code, period, role = where
    return Target(
        initiative_id=initiative_id,
        indicator_id=indicator_id,
        organisation_id=organisation_id,
        place_code=place_code,
        period=period,
        role=role,
        value=target.value or Decimal(0),
    )


def _changed(row: Target, value: Decimal | None) -> Target:
    if value is not None:
        row.value = value
    return row


def _change(target: NewTarget, old: str | None) -> dict[str, object]:
    return {
        "indicator": target.indicator,
        "organisation": target.organisation_id,
        "place": target.place_code,
        "period": target.period,
        "role": target.role,
        "old": old,
        "new": None if target.value is None else str(target.value),
    }
