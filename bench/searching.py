"""Search over 200,000 messages: by syllable, initial consonants and spelling, with what one may see.

Beside it the plain query: `LIKE '%…%'` over the same column with the same rights, which is what one would
write first. Rare words show it; words that stand everywhere are found early by both.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.support.tables import Line, keep

from dure.kernel.testing.checkout import ROOT
from dure.kernel.testing.postgres import running_postgres

MESSAGES = 200_000


def main() -> None:
    """Both databases, one after the other."""
    scale = float(sys.argv[1])
    lines: list[Line] = []
    for kind in ("sqlite", "postgresql"):
        with tempfile.TemporaryDirectory() as home, _database(kind, Path(home)):
            lines += _measured(kind, round(MESSAGES * scale))
    keep("searching", "any", scale, lines)


@contextmanager
def _database(kind: str, home: Path) -> Iterator[None]:
    """An instance of its own, whose settings every process below finds around it."""
    os.environ |= {
        "DURE_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "dure.project.settings.local",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }
    if kind == "sqlite":
        os.environ["DURE_DATABASE_URL"] = f"sqlite:///{home / 'dure.sqlite3'}"
        yield
        return
    with running_postgres() as address:
        os.environ["DURE_DATABASE_URL"] = address
        yield


def _measured(kind: str, messages: int) -> list[Line]:
    _run("-m", "dure.project.command", "migrate", "--verbosity", "0")
    told = json.loads(_run("-m", "bench.support.search_turns", str(messages)))
    note = f"{messages:,} messages, {told['bytes'] / 1e6:,.0f} MB of database"
    lines = [
        Line(f"taken into the index, {kind}", told["indexed_s"], "s", note),
        Line(
            f"a message said: found after, {kind}",
            told["one_more_s"],
            "s",
            "one look of the worker",
        ),
    ]
    for name, ours, plain, n in told["turns"]:
        lines.append(
            Line(f"{name}, {kind}", ours, "s", f"{n} found", plain or None, "LIKE" if plain else "")
        )
    return lines


def _run(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


if __name__ == "__main__":
    main()
