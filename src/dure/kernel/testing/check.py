"""`./dure check`: everything that can be told without running the product, in half a minute."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from dure.kernel.testing.checkout import ROOT

BIN = Path(sys.prefix) / "bin"
PYTHON = (sys.executable, "-P", "-m")
UNCOLLECTED = (*PYTHON, "dure.kernel.testing.uncollected")
PYTEST = (*UNCOLLECTED, "pytest", "-p", "no:playwright", "-p", "no:schemathesis", "-p", "no:xdist")
RUFF = (str(BIN / "ruff"),)
CODE = (".", "dure")
AT_ONCE = 2

# The slowest first, so that the two cores end together.
STEPS: dict[str, tuple[str, ...]] = {
    "types (mypy)": (*UNCOLLECTED, "mypy", "src/dure"),
    "architecture tests": (*PYTEST, "tests/architecture"),
    "contracts (lint-imports)": (str(BIN / "lint-imports"),),
    "migrations, system check": (*PYTHON, "dure.kernel.testing.django_stands"),
    "lint (ruff check)": (*RUFF, "check", "--quiet", *CODE),
    "format (ruff format)": (*RUFF, "format", "--check", "--quiet", *CODE),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one step ended, after how long, and what it had to say."""

    name: str
    passed: bool
    seconds: float
    said: str


def main() -> int:
    """Run every step, two at a time, even when one fails; 0 when all is well."""
    began = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        outcomes = list(pool.map(announced, STEPS))
    for outcome in outcomes:
        if not outcome.passed:
            say(f"\n── {outcome.name}\n{outcome.said.rstrip()}")
    failed = [outcome.name for outcome in outcomes if not outcome.passed]
    say(f"\ncheck: {time.monotonic() - began:.1f} s, {verdict(failed)}")
    return 1 if failed else 0


def verdict(failed: list[str]) -> str:
    """The last words."""
    return f"failed: {', '.join(failed)}" if failed else "all is well"


def announced(name: str) -> Outcome:
    """Run a step and say so at once; what it found is shown in the end, in order."""
    outcome = ran(name)
    say(f"{'✔' if outcome.passed else '✘'} {name:<26} {outcome.seconds:5.1f} s")
    return outcome


def ran(name: str) -> Outcome:
    """One step in its own process."""
    began = time.monotonic()
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "dure.project.settings.test"}
    done = subprocess.run(
        STEPS[name],
        cwd=ROOT,
        env=environment,
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return Outcome(name, done.returncode == 0, time.monotonic() - began, done.stdout)


def say(text: str) -> None:
    """To the person who waits."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
