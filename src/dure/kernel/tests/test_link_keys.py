"""Link keys lie outside the database, sealed for their own purpose, and gone is gone."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet

from dure.kernel.link_keys import destroy_link_key, link_key, made_link_key, reseal_link_keys
from dure.kernel.sealed import WrongKey, sealed_for, unseal, unsealed_for

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DURE_LINK_KEYS = tmp_path / "keys"
    settings.DURE_SEAL_KEYS = [OLD]
    return tmp_path / "keys"


def test_a_key_is_made_once_and_stays(folder: Path) -> None:
    assert link_key(7) is None

    made = made_link_key(7)

    assert len(made) == 32
    assert made_link_key(7) == link_key(7) == made
    assert made_link_key(8) != made


def test_the_file_is_closed_to_others_and_does_not_hold_the_key_openly(folder: Path) -> None:
    made = made_link_key(7)

    file = folder / "7.key"
    assert stat.S_IMODE(os.stat(file).st_mode) == 0o600
    assert made.hex() not in file.read_text()


def test_the_seal_keys_themselves_do_not_open_it(folder: Path) -> None:
    made_link_key(7)

    with pytest.raises(WrongKey):
        unseal((folder / "7.key").read_text())
    with pytest.raises(WrongKey):
        unsealed_for("another purpose", sealed_for("link", "x"))


def test_after_a_change_of_seal_keys_it_opens_and_after_resealing_without_the_old_one(
    folder: Path, settings: Any
) -> None:
    made = made_link_key(7)
    settings.DURE_SEAL_KEYS = [NEW, OLD]
    assert link_key(7) == made

    assert reseal_link_keys() == 1

    settings.DURE_SEAL_KEYS = [NEW]
    assert link_key(7) == made
    settings.DURE_SEAL_KEYS = [OLD]
    assert link_key(7) is None, "the old seal key opens nothing any more"


def test_a_destroyed_key_is_nowhere_and_the_next_is_another(folder: Path) -> None:
    made = made_link_key(7)

    assert destroy_link_key(7)

    assert link_key(7) is None
    assert list(folder.iterdir()) == []
    assert not destroy_link_key(7)
    assert made_link_key(7) != made
