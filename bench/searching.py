"""Search over 200,000 messages: by syllable, initial consonants and spelling, with what one may see.

Beside it the plain query: `LIKE '%…%'` over the same column with the same rights, which is what one would
write first. Rare words show it; words that stand everywhere are found early by both.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.support.instance import own_instance
from bench.support.tables import Line, keep

from dure.kernel.testing.checkout import ROOT

MESSAGES = 200_000


def main() -> None:
    """Both databases, one after the other."""
    scale = float(sys.argv[1])
    lines: list[Line] = []
    for kind in ("sqlite", "postgresql"):
        with tempfile.TemporaryDirectory() as home, own_instance(kind, Path(home)):
            lines += _measured(kind, round(MESSAGES * scale))
    keep("searching", "any", scale, lines)


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
