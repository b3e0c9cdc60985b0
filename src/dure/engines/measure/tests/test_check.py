"""What blocks a report and what asks for an explanation, from cases a reporter could read."""

from pathlib import Path

import pytest
import yaml

from dure.engines.measure.check import hard_findings, soft_findings
from dure.engines.measure.types import Definition, Entry

CASES = yaml.safe_load(Path(__file__).parents[1].joinpath("cases/checks.yaml").read_text("utf-8"))
SETTINGS = ("kind", "scale", "highest", "may_exceed")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case):
    definition = Definition(code="x", **{key: case[key] for key in SETTINGS if key in case})
    cells = {cell: Entry(**entry) for cell, entry in case["cells"].items()}
    previous = {cell: Entry(**entry) for cell, entry in case.get("previous", {}).items()}

    hard = hard_findings(definition, cells, known_cells=case.get("known"))
    soft = soft_findings(
        definition, cells, history={"": case.get("history", [])}, previous=previous
    )

    assert [finding.code for finding in hard] == case.get("hard", [])
    if not hard:
        assert [finding.code for finding in soft] == case.get("soft", [])
