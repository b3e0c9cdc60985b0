"""The case file of registration numbers holds, and one number has one shape."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.hangul import is_business_number
from dure.ground.organisations.rules.registration_numbers import business_number, corporate_number
from dure.kernel.errors import Refused

FILE = Path(__file__).parents[2] / "cases" / "registration_numbers.yaml"
CASES = yaml.safe_load(FILE.read_text("utf-8"))


def kept(kind: str, typed: str) -> str:
    if kind == "business":
        return business_number(typed)
    return corporate_number(typed, with_check_digit=kind == "corporate")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']} {case['typed']!r}")
def test_a_number_is_kept_in_one_shape_or_refused(case):
    if case.get("refused"):
        with pytest.raises(Refused) as refused:
            kept(case["kind"], case["typed"])
        assert refused.value.values["number"] == case["typed"]
    else:
        assert kept(case["kind"], case["typed"]) == case["kept"]


@given(
    st.text("0123456789", min_size=9, max_size=9).filter(lambda text: not text.startswith("000")),
    st.sampled_from(["-", "", " ", "–", "‑", "－"]),
    st.booleans(),
)
def test_two_spellings_of_a_number_are_kept_as_one_so_that_nobody_registers_twice(
    first, mark, wide
):
    number = next(first + str(d) for d in range(10) if is_business_number(first + str(d)))
    spelt = mark.join((number[:3], number[3:5], number[5:]))
    if wide:
        spelt = spelt.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    once = business_number(spelt)
    assert once == f"{number[:3]}-{number[3:5]}-{number[5:]}"
    assert once.isascii()
    assert business_number(once) == once
