"""The recipes of versions: how each is computed from service records, with what it refers to."""

from collections.abc import Collection, Mapping
from typing import Any

from dure.engines.measure import Period
from dure.kernel.errors import Refused
from dure.measurement.models import IndicatorVersion
from dure.measurement.rules.computation import Recipe, indicators_of
from dure.measurement.rules.version_in_force import version_in_force

Versions = Mapping[str, list[IndicatorVersion]]


def recipes_of(version_ids: Collection[int], period: Period) -> dict[int, Recipe]:
    """Version → recipe, for those that have one. Two queries at most."""
    versions = {
        one.pk: one
        for one in IndicatorVersion.objects.filter(pk__in=version_ids).select_related("indicator")
        if one.computed_from
    }
    named = {
        told
        for one in versions.values()
        for part in ("numerator", "denominator")
        if isinstance(told := one.computed_from.get(part), str)
    }
    parts = _parts(named, period) if named else {}
    return {key: _recipe(one, parts) for key, one in versions.items()}


def kinds_counted(recipe: Recipe) -> frozenset[str] | None:
    """The kinds of services whose records make the number; None where every kind does."""
    counted = [each for each in indicators_of([recipe]) if each.kind != "ratio"]
    asked = [dict(each.where).get("service") for each in counted]
    named = [kinds for kinds in asked if kinds is not None]
    return frozenset().union(*named) if len(named) == len(asked) else None


def kinds_of_versions(version_ids: Collection[int], period: Period) -> dict[int, tuple[str, ...]]:
    """Version → the kinds of service records that it is counted from; none named: of every kind.

    None are named either where a definition cannot be counted with any more: its old numbers still stand.
    """
    recipes = recipes_of(version_ids, period) if version_ids else {}
    return {key: _kinds_of(recipe) for key, recipe in recipes.items()}


def _kinds_of(recipe: Recipe) -> tuple[str, ...]:
    try:
        return tuple(sorted(kinds_counted(recipe) or ()))
    except Refused:
        return ()


def _parts(codes: Collection[str], period: Period) -> dict[str, Recipe]:
    grouped: dict[str, list[IndicatorVersion]] = {}
    asked = IndicatorVersion.objects.filter(indicator__code__in=codes).select_related("indicator")
    for one in asked.order_by("number"):
        grouped.setdefault(one.indicator.code, []).append(one)
    in_force = {code: version_in_force(each, period) for code, each in grouped.items()}
    return {code: _recipe(one, {}) for code, one in in_force.items() if one is not None}


def _recipe(version: Any, parts: Mapping[str, Recipe]) -> Recipe:
    return Recipe(
        code=version.indicator.code,
        computed_from=version.computed_from,
        disaggregations=tuple(version.disaggregations),
        period_kind=version.period_kind,
        parts=parts,
    )
