"""What the API says it takes is what the house takes: its choices are those of the engine."""

from typing import get_args

import pytest

from dure.engines.measure import KindName, PeriodKind
from dure.engines.measure import Rule as EngineRule
from dure.measurement.api.definitions import IndicatorGiven, Kind, Rule, VersionGiven
from dure.measurement.rules.definition import why_not_addable, why_not_definable
from dure.measurement.rules.definition_words import DIRECTIONS, LEVELS, QUADRANTS
from dure.measurement.types.library import NewIndicator

VERSION = {
    "name": {"ko": "제공 식수", "en": "Meals"},
    "definition": {"ko": "식사 수", "en": "Meals"},
    "kind": "count",
    "unit": {"ko": "식", "en": "meals"},
    "valid_from": "2026-01-01",
}


def choices_of(model: type, name: str) -> set[str]:
    return set(get_args(model.model_fields[name].annotation))


def test_kinds_rules_and_periods_are_the_engines():
    assert set(get_args(Kind)) == set(get_args(KindName))
    assert set(get_args(Rule)) == {"", *get_args(EngineRule)}
    assert choices_of(VersionGiven, "period_kind") == set(get_args(PeriodKind))


def test_levels_quadrants_and_directions_are_the_houses():
    assert choices_of(IndicatorGiven, "level") == set(LEVELS)
    assert choices_of(IndicatorGiven, "rba") == set(QUADRANTS)
    assert choices_of(IndicatorGiven, "direction") == set(DIRECTIONS)


@pytest.mark.parametrize("rule", get_args(Rule))
def test_every_rule_that_programs_may_name_can_be_defined(rule):
    for field in ("time_rule", "place_rule"):
        given = VersionGiven.model_validate({**VERSION, field: rule}).version()
        assert why_not_definable(given, []) is None, (field, rule)


def test_every_code_that_programs_may_give_can_be_used():
    given = IndicatorGiven.model_validate(
        {"code": "F-01_a", "level": "performance", "version": VERSION}
    )

    wish = NewIndicator(code=given.code, level=given.level, version=given.version.version())

    assert why_not_addable(wish) is None
