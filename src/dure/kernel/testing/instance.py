"""A whole instance of its own for a test: another process, another home, a database of its own."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import psycopg

from dure.kernel.testing.checkout import ROOT

SETUP = "import django; django.setup()\n"


@dataclass(slots=True)
class Instance:
    """An instance under `home`; commands are run as people run them."""

    home: Path
    database: str
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """What its processes find around them."""
        return {
            # The browser tests loosen one guard in their own process; an instance keeps all of them.
            **{k: v for k, v in os.environ.items() if k != "DJANGO_ALLOW_ASYNC_UNSAFE"},
            "DURE_HOME": str(self.home),
            "DURE_DATABASE_URL": self.database,
            "DJANGO_SETTINGS_MODULE": "dure.project.settings.local",
            "PYTHONPATH": str(ROOT / "src"),
            **self.extra,
        }

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start `dure WORDS…` and leave it running."""
        command = [sys.executable, "-P", "-m", "dure.project.command", *words]
        return subprocess.Popen(
            command,
            env=self.environment,
            cwd=ROOT,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, *words: str, wait: float = 400) -> subprocess.CompletedProcess[str]:
        """Run `dure WORDS…` to its end."""
        going = self.start(*words)
        told, complained = going.communicate(timeout=wait)
        return subprocess.CompletedProcess(words, going.returncode, told, complained)

    def start_python(self, code: str) -> subprocess.Popen[str]:
        """Start a few lines inside the instance and leave them running."""
        return subprocess.Popen(
            [sys.executable, "-P", "-c", SETUP + code],
            env=self.environment,
            cwd=ROOT,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def python(self, code: str) -> str:
        """Run a few lines inside the instance; answers what they print."""
        going = self.start_python(code)
        told, complained = going.communicate()
        if going.returncode:
            raise AssertionError(complained)
        return told.strip()


def wait_for(what: Callable[[], object], seconds: float = 180, *, pause: float = 0.1) -> bool:
    """Ask until it is so; False when it never is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(pause)
    return False


def end(process: subprocess.Popen[str], how: signal.Signals = signal.SIGTERM) -> int:
    """End a process of ours and wait for it."""
    process.send_signal(how)
    process.communicate(timeout=180)
    return process.returncode


ON_SERVER = os.environ.get("DURE_DATABASE_URL", "").startswith("postgresql:")


@contextmanager
def own_database(home: Path, kind: str, like: str = "") -> Iterator[str]:
    """The address of a database: a file under `home`, or one made on the running PostgreSQL.

    Empty, or a copy of the database at the address `like`.
    """
    if kind == "sqlite":
        file = home / "dure.sqlite3"
        if like:
            shutil.copyfile(like.removeprefix("sqlite:///"), file)
        yield f"sqlite:///{file}"
        return
    server = os.environ["DURE_DATABASE_URL"]
    name = f"dure_trial_{uuid4().hex[:8]}"
    before, _, after = server.partition("/postgres?")
    copied = f' TEMPLATE "{like.partition("?")[0].rpartition("/")[2]}"' if like else ""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"{copied}')
    try:
        yield f"{before}/{name}?{after}"
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
