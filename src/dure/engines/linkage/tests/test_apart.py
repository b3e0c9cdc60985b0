"""Another process says the same as this one, and takes Splink with it when it ends."""

import subprocess
import sys

import pytest

from dure.engines.linkage.apart import linked_apart
from dure.engines.linkage.files import link_columns
from dure.engines.linkage.tests.people import strangers

ROWS = strangers(30)
COLUMNS = {name: [row[name] for row in ROWS] for name in ROWS[0]}


@pytest.mark.slow
def test_apart_is_the_same() -> None:
    assert linked_apart(COLUMNS) == link_columns(COLUMNS)


@pytest.mark.slow
def test_what_broke_never_quotes_a_person() -> None:
    with pytest.raises(RuntimeError) as broke:
        linked_apart({"full_name": ["김순자"]})

    assert "김순자" not in str(broke.value)


@pytest.mark.slow
def test_rooms_do_not_load_splink() -> None:
    code = "import sys, dure.engines.linkage; print('splink' in sys.modules)"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"
