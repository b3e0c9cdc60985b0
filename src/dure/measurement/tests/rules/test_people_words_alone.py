"""A number that counted everybody once is not said to have been added up."""

import pytest

from dure.measurement.rules.people_words import mode_of_number
from dure.measurement.types.people import PeopleCounted

ADDED = PeopleCounted(mode="sum", basis="", since_on=None)


@pytest.mark.parametrize(("method", "mode"), [("distinct", ""), ("sum", "sum"), ("exact", "sum")])
def test_one_kitchen_alone_counted_everybody_once(method, mode):
    """손맛 counts 214 elders once each, and no other kitchen reports: nothing was added."""
    assert mode_of_number(ADDED, "M02", method) == mode
