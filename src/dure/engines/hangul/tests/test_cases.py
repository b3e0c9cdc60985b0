"""The case files hold."""

from pathlib import Path

import pytest
import yaml

from dure.engines.hangul import mask_name, with_particle

CASES = Path(__file__).parent.parent / "cases"


def cases(name: str) -> list[dict[str, str]]:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", cases("particles"), ids=lambda case: case["expected"])
def test_a_particle_agrees_with_the_word_as_it_is_read(case):
    assert with_particle(str(case["word"]), case["pair"]) == case["expected"]


@pytest.mark.parametrize("case", cases("masking"), ids=lambda case: case["circles"])
def test_a_masked_name_is_recognised_by_its_owner_only(case):
    assert mask_name(case["name"]) == case["circles"]
    assert mask_name(case["name"], "middle") == case["middle"]
