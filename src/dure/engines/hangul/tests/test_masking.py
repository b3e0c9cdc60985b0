"""Telephone numbers on a shared list."""

import pytest

from dure.engines.hangul import mask_phone


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("010-1234-5678", "010-****-5678"),
        ("02-123-4567", "02-***-4567"),
        ("박순례 01012345678 댁", "박순례 010****5678 댁"),
        ("041.350.1234", "041.***.1234"),
        ("주문 2026-1103", "주문 2026-1103"),
    ],
)
def test_the_middle_of_a_number_is_hidden(text, shown):
    assert mask_phone(text) == shown
