"""One meal, two meals: English units follow the number as it is written."""

import pytest

from dure.engines.english import english_unit


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        ("1", "meals", "meal"),
        ("2", "meals", "meals"),
        ("0", "meals", "meals"),
        ("1.0", "points", "points"),
        ("−1", "people", "person"),
        ("1", "people a day", "person a day"),
        ("1", "cases", "case"),
        ("1", "boxes", "box"),
        ("1", "classes", "class"),
        ("1", "activities", "activity"),
        ("1", "%", "%"),
        ("1", "won", "won"),
        ("1", "명", "명"),
        ("1", "kWh", "kWh"),
        ("1", "", ""),
        ("1,001", "meals", "meals"),
    ],
)
def test_a_unit_behind_a_number(number, unit, said):
    assert english_unit(unit, number) == said
