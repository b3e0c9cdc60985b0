"""A refusal reads as somebody would say it: the particle agrees with whatever word stands before it."""

import pytest

from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (Words("기간", "period"), "기간을 적어"),
        (Words("지표", "indicator"), "지표를 적어"),
        ("M01", "M01을 적어"),
    ],
)
def test_the_particle_agrees(what: object, said: str) -> None:
    assert said in words_of(Refused("import.value_needed", what=what)).ko


def test_english_is_left_as_it_is() -> None:
    what = Words("지표", "indicator")

    assert words_of(Refused("import.value_needed", what=what)).en.endswith("give the indicator.")
