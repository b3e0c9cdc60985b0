"""A name in addresses: small letters, digits and single dashes, and never longer than its column."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dure.ground.organisations.models import Initiative
from dure.ground.organisations.rules.new_initiative import LONGEST, is_address

GOOD = ["saebom", "a", "2026", "new-spring-2", "a" * LONGEST]
BAD = ["", "-a", "a-", "a--b", "Sae", "sae bom", "새봄", "a_b", "a/b", "a\n", "a" * (LONGEST + 1)]


@pytest.mark.parametrize("written", GOOD)
def test_these_are_addresses(written: str) -> None:
    assert is_address(written)


@pytest.mark.parametrize("written", BAD)
def test_these_are_none(written: str) -> None:
    assert not is_address(written)


@given(some.lists(some.text("abcxyz0189", min_size=1, max_size=9), min_size=1, max_size=6))
def test_words_joined_by_dashes_are_addresses_that_fit_their_column(words: list[str]) -> None:
    assert is_address("-".join(words))
    assert Initiative._meta.get_field("slug").max_length == LONGEST


@given(some.text(max_size=70))
def test_whatever_is_typed_an_address_needs_no_escaping(written: str) -> None:
    if is_address(written):
        assert written.isascii()
        assert written == written.lower().strip("-")
