"""The link of an empty house: kept as a digest, good until it is used or another is made."""

from pathlib import Path
from typing import Any

import pytest

from dure.ground.access.models import Account
from dure.ground.access.services import (
    check_begin_link,
    forget_begin_link,
    make_begin_link,
    open_begin_link,
)
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    settings.DURE_HOME = tmp_path
    return tmp_path


def test_only_the_digest_is_kept_and_for_its_owner_only(home: Path) -> None:
    token = make_begin_link()

    (kept,) = home.iterdir()
    assert token not in kept.read_text()
    assert open_begin_link(token) == kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_newer_link_makes_the_older_one_void() -> None:
    first, second = make_begin_link(), make_begin_link()

    assert first != second
    with pytest.raises(Refused, match="no_such_beginning"):
        open_begin_link(first)
    check_begin_link(open_begin_link(second))


@pytest.mark.parametrize("guess", ["", "guess", "한글", "a" * 5000])
def test_a_wrong_link_opens_nothing_with_or_without_a_right_one(guess: str) -> None:
    with pytest.raises(Refused, match="no_such_beginning"):
        open_begin_link(guess)
    make_begin_link()
    with pytest.raises(Refused, match="no_such_beginning"):
        open_begin_link(guess)
    with pytest.raises(Refused, match="no_such_beginning"):
        check_begin_link("")


def test_once_there_is_an_account_no_link_is_made_and_the_last_one_is_void(home: Path) -> None:
    token = make_begin_link()
    Account.objects.create_user("haneul@example.org", name="이하늘", is_active=False)

    with pytest.raises(Refused, match="house_has_begun"):
        open_begin_link(token)
    assert make_begin_link() == ""
    assert not list(home.iterdir())


def test_a_link_that_was_used_is_forgotten_twice_without_harm(home: Path) -> None:
    make_begin_link()
    forget_begin_link()
    forget_begin_link()
    assert not list(home.iterdir())
