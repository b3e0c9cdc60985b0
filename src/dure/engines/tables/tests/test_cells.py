"""The case file of cells holds: each is read, or refused with the code that fits."""

from pathlib import Path

import pytest
import yaml

from dure.engines.tables import Address, Fault, coerce

AT = Address("실적", 14, 2)
CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "cells.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['as']} {case['cell']!r}")
def test_a_cell_is_read_as_a_person_would_or_refused_with_its_place(case):
    read = getattr(coerce, f"read_{case['as']}")
    found = read(case["cell"], AT)
    if "fault" in case:
        assert isinstance(found, Fault), found
        assert (found.code, str(found.at)) == (f"tables.{case['fault']}", "실적!C14")
        return
    assert not isinstance(found, Fault), found
    assert found.state.value == case.get("state", "value")
    assert found.value is None or str(found.value) == case["value"]
    assert found.unit == case.get("unit", found.unit)
