"""The grid of goals: one box for a baseline and for each period's target."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from dure.kernel.errors import Refused
from dure.measurement.queries import period_words
from dure.measurement.types.library import LibraryCard, NewTarget, TargetGrid

TOO_LARGE = Decimal(10) ** 15


def chosen_card(cards: Sequence[LibraryCard], code: str) -> LibraryCard | None:
    """The indicator asked for; else the first headline one; else the first."""
    named = [card for card in cards if card.code == code]
    headline = [card for card in cards if card.headline]
    return next(iter([*named, *headline, *cards]), None)


def shown_grid(grid: TargetGrid, typed: Mapping[str, str]) -> dict[str, object]:
    """Rows of boxes; what was typed wrongly stays in its box."""
    return {
        "grid": grid,
        "periods": [(code, period_words(code)) for code in grid.periods],
        "base": _base_period(grid),
        "rows": [
            {
                "organisation": name,
                "baseline": _box(grid, who, _base_of(grid, who), "baseline", typed),
                "boxes": [_box(grid, who, period, "target", typed) for period in grid.periods],
            }
            for who, name in grid.rows
        ],
    }


def _base_period(grid: TargetGrid) -> str:
    """Where a new baseline is dated: the earliest period of the grid."""
    return grid.periods[0]


def _base_of(grid: TargetGrid, who: int | None) -> str:
    """The period of the baseline that stands, or the one a new one gets."""
    standing = [period for one, period, role in grid.goals if one == who and role == "baseline"]
    return max(standing, default=_base_period(grid))


def _box(
    grid: TargetGrid, who: int | None, period: str, role: str, typed: Mapping[str, str]
) -> dict[str, object]:
    name = f"{role}:{who or ''}:{period}"
    value = grid.goals.get((who, period, role))
    stands = "" if value is None else f"{value.normalize():f}"
    return {"name": name, "value": typed.get(name, stands), "period": period_words(period)}


def read_goals(posted: Mapping[str, str], grid: TargetGrid) -> list[NewTarget]:
    """The boxes that say something else than what stands; an emptied box takes its goal away."""
    goals = []
    for who, _ in grid.rows:
        boxes = [(period, "target") for period in grid.periods]
        for period, role in [(_base_of(grid, who), "baseline"), *boxes]:
            name = f"{role}:{who or ''}:{period}"
            if name not in posted:
                continue
            value = _number(posted[name])
            if value != grid.goals.get((who, period, role)):
                goals.append(
                    NewTarget(
                        indicator=grid.card.code,
                        period=period,
                        role=role,
                        value=value,
                        organisation_id=who,
                        place_code=grid.place_code,
                    )
                )
    return goals


def _number(written: str) -> Decimal | None:
    plain = written.replace(",", "").strip()
    if not plain:
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise Refused("measurement.goal_not_a_number", value=written) from None
    if not value.is_finite() or abs(value) >= TOO_LARGE:
        raise Refused("measurement.goal_not_a_number", value=written)
    return value
