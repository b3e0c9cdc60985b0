"""The case files of codes and addresses hold."""

from pathlib import Path

import pytest
import yaml

from dure.ground.places.rules.addresses import paths_in, towns_in, unglued
from dure.ground.places.rules.codes import full_code, level_of, short_code

CASES = Path(__file__).parents[2] / "cases"


def cases(name: str) -> list[dict]:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", cases("codes"), ids=lambda case: case["name"])
def test_a_code_has_one_full_form_and_one_level(case):
    full = full_code(case["code"])
    assert full == case["full"]
    assert short_code(full) == case["short"]
    assert level_of(full, case["name"]) == case["level"]


@pytest.mark.parametrize("case", cases("addresses"), ids=lambda case: case["address"])
def test_an_address_begins_with_its_place(case):
    if "paths" in case:
        assert list(paths_in(case["address"])) == case["paths"]
    if "towns" in case:
        assert list(towns_in(case["address"])) == case["towns"]
    if "unglued" in case:
        assert unglued(case["address"]) == case["unglued"]
