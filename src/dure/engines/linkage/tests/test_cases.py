"""Every situation of `cases/people.yaml`, alone and among strangers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from dure.engines.linkage.tests.people import linked, people, strangers

pytestmark = pytest.mark.slow

CASES = yaml.load(  # every cell as it is written
    (Path(__file__).parents[1] / "cases" / "people.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506 - our own file
)


def as_text(case: Mapping[str, Any]) -> list[dict[str, str]]:
    return [{name: str(value) for name, value in row.items()} for row in case["rows"]]


def expected(case: Mapping[str, Any]) -> set[frozenset[str]]:
    together = {frozenset(group) for group in case["one"]}
    named = {one for group in together for one in group}
    return together | {frozenset({row["record_id"]}) for row in case["rows"]} - {
        frozenset({one}) for one in named
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_alone(case: Mapping[str, Any]) -> None:
    assert people(linked(as_text(case))) == expected(case)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_among_strangers(case: Mapping[str, Any]) -> None:
    found = people(linked([*strangers(), *as_text(case)]))

    assert {group for group in found if any(len(one) == 1 for one in group)} == expected(case)
