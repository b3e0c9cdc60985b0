"""Names in lists."""

import pytest

from dure.ground.people.rules.masking import masked_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("박순례", "박○례"),
        ("이금", "이○"),
        ("남궁순례", "남○○례"),
        ("Kim Sun-ja", "K○ S○"),
        ("", ""),
    ],
)
def test_enough_to_recognise_not_enough_to_find(name, shown):
    assert masked_name(name) == shown
