"""A week of lunches, line by line, from cases a cook could read."""

from pathlib import Path

import pytest
import yaml

from dure.engines.measure.computing import compute
from dure.engines.measure.facts import ServiceFact
from dure.engines.measure.tests.people import INDICATORS, PLACES

PATH = Path(__file__).parents[1].joinpath("cases/meals_delivered.yaml")
CASES = yaml.safe_load(PATH.read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case):
    facts = [
        ServiceFact(
            f"r{number}",
            *(line[name] for name in ("organisation", "service", "person", "day", "place")),
            quantity=line.get("quantity", 1),
        )
        for number, line in enumerate(case["records"])
    ]

    rows = compute(facts, INDICATORS[:3], PLACES).rows

    county = {
        row.indicator: row.value
        for row in rows
        if row[1:4] == ("all", "all", "all") and row.period == "2026" and not row.cell
    }
    assert {code: county.get(code) for code in case["counted"]} == case["counted"]
