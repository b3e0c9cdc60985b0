"""The runs behind `./dure test`, `fast`, `journeys`, `browser` and `nightly`.

Other words on the command line go to pytest: `./dure fast -k ballot`, `./dure test src/dure/agenda`.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

from dure.kernel.testing.checkout import ROOT, SOURCE
from dure.kernel.testing.chromium import find_or_install_chromium
from dure.kernel.testing.postgres import PostgresMissing, running_postgres
from dure.kernel.testing.small_disk import lets_mount
from dure.kernel.testing.spark import SparkMissing, have_spark

# Plugins that load themselves and quarrel: the browser's event loop with Django's own guard.
# Whoever is done first takes over from the other.
WITHOUT_BROWSER = ("-p", "no:playwright", "-n", "2", "--dist", "worksteal")
WITH_BROWSER = ("-p", "no:schemathesis", "-n", "2", "--dist", "worksteal", "-m", "browser")
BROWSER_TESTS = "tests/browser"
# Its coverage of the API's schema is made while tests are collected, also where none of it is run.
WITHOUT_SCHEMA = ("-p", "no:schemathesis")
QUICKLY = ("--hypothesis-profile", "quick")
WITH_DATABASE = ("-p", "dure.kernel.testing.with_database")
SQLITE = {"DURE_DATABASE_URL": "sqlite:///:memory:"}
# Java that compiles once and lightly: each cluster of the tests lives for seconds and counts few records.
HASTY_JAVA = {"JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}
FACES = ("tests/screens", "tests/api", "tests/management", "dure/front", "dure/project")
WITHOUT_FACES = tuple(f"--ignore-glob=*/{folder}/*" for folder in FACES)
# What a page asks, its room's queries and services ask; those run on both databases, and every page is
# opened once on each (project/tests/test_every_page.py). How it is drawn is the same test twice.
PAGES = ("tests/screens", "dure/front/tests")
WITHOUT_PAGES = tuple(f"--ignore-glob=*/{folder}/*" for folder in PAGES)
NO_TESTS_FOUND = 5


@dataclass(slots=True)
class Run:
    """What happened so far: parts that failed, things this machine could not have or may not do."""

    words: Sequence[str]
    failed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def part(self, name: str, options: Sequence[str], environment: Mapping[str, str]) -> None:
        """One run of pytest, with its own time and its own closing lines."""
        say(f"\n── {name}")
        began = time.monotonic()
        command = [sys.executable, "-m", "pytest", *options, *strictness(), *self.words]
        code = subprocess.call(command, cwd=ROOT, env={**os.environ, **environment})
        say(f"── {name}: {time.monotonic() - began:.1f} s")
        if code == NO_TESTS_FOUND:
            if not self.words:
                self.missing.append(f"{name} (no tests)")
        elif code:
            self.failed.append(name)


def main() -> int:
    """Run what the first word asks for; 0 when all is well."""
    signal.signal(signal.SIGTERM, end_in_order)
    verb, *words = sys.argv[1:]
    run = Run(words)
    try:
        VERBS[verb](run)
    except KeyboardInterrupt:
        say("\nStopped.")
        return 130
    return verdict(run)


def everything(run: Run) -> None:
    """The whole suite: twice without a browser (SQLite, PostgreSQL), then what needs one."""
    sqlite(run)
    postgres(run)
    spark(run)
    browser(run)


def sqlite(run: Run) -> None:
    """All but the browser, on the embedded default."""
    marks = "not browser and not postgres and not spark and not nightly"
    if not lets_mount():
        marks += " and not small_disk"
        run.left_out.append("a small disk that is really full (only root may mount one)")
    run.part("SQLite", (*WITHOUT_BROWSER, "-m", marks), SQLITE)


def postgres(run: Run) -> None:
    """All that opens the database once more on a real PostgreSQL, brought along and taken away again.

    A test that opens none would be the same test on both. The pages' own stories are the night's here.
    """
    on_server(run, "PostgreSQL", () if has_paths(run.words) else WITHOUT_PAGES)


def on_server(run: Run, name: str, which: Sequence[str]) -> None:
    """What opens the database, on a PostgreSQL that comes for this part and goes with it."""
    # The disk of a database server is another one.
    marks = "not browser and not spark and not nightly and not small_disk and not file_only"
    try:
        with running_postgres() as address:
            options = (*WITHOUT_BROWSER, *WITH_DATABASE, "-m", marks, *which)
            run.part(name, options, {"DURE_DATABASE_URL": address})
    except PostgresMissing as why:
        run.missing.append(f"{name}: {why}")


def spark(run: Run) -> None:
    """What only a real Spark cluster can tell: the same numbers, counted by its workers."""
    try:
        have_spark()
    except SparkMissing as why:
        run.missing.append(f"Spark: {why}")
        return
    options = ("-p", "no:playwright", *WITHOUT_SCHEMA, "-m", "spark")
    run.part("Spark", options, {**SQLITE, **HASTY_JAVA})


def browser(run: Run) -> None:
    """What only a real Chromium can tell."""
    chromium = find_or_install_chromium()
    if chromium.path is None:
        run.missing.append(f"Chromium: {chromium.reason}")
        return
    # Playwright keeps an event loop in this thread; Django takes that for asynchronous code.
    environment = {"CHROMIUM_PATH": chromium.path, "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
    places = () if has_paths(run.words) else (BROWSER_TESTS,)
    run.part("browser", (*WITH_BROWSER, *places), environment)


def fast(run: Run) -> None:
    """Under a minute: the tests beside the code, on SQLite, without the slow ones and without the faces.

    Pages, the API and the commands come with the whole suite, or where they are named. Every property
    is tried on a few examples here, on all that it asks for in the whole suite.
    """
    marks = "not browser and not postgres and not spark and not nightly and not slow"
    marks += " and not real_data"
    places = () if has_paths(run.words) else ("src", *WITHOUT_FACES)
    # The tables are made from the models at once; the whole suite goes through the migrations.
    how = (*WITHOUT_BROWSER, *WITHOUT_SCHEMA, "--no-migrations", *QUICKLY)
    run.part("fast", (*how, "-m", marks, *places), SQLITE)


def journeys(run: Run) -> None:
    """One long test per promise."""
    marks = ("-m", "not browser and not postgres")
    options = (*WITHOUT_BROWSER, *WITHOUT_SCHEMA, *marks, "tests/journeys")
    run.part("journeys", options, SQLITE)


def nightly(run: Run) -> None:
    """What takes minutes by itself, many more examples of every property, the pages on PostgreSQL."""
    marks = "not browser and not postgres and not spark and not small_disk"
    options = (*WITHOUT_BROWSER, "--hypothesis-profile", "nightly", "-m", marks)
    run.part("nightly", options, SQLITE)
    if not has_paths(run.words):
        found = (each.relative_to(ROOT) for folder in PAGES for each in SOURCE.rglob(folder))
        on_server(run, "pages on PostgreSQL", sorted(map(str, found)))


VERBS = {
    "test": everything,
    "fast": fast,
    "journeys": journeys,
    "browser": browser,
    "nightly": nightly,
}


def verdict(run: Run) -> int:
    """Say how it ended; the last line names whatever this machine could not have."""
    say("")
    if run.failed:
        say(f"Failed: {', '.join(run.failed)}.")
    if run.left_out:
        say(f"Left out, as this machine does not allow it: {'; '.join(run.left_out)}.")
    if run.missing:
        say(f"This machine could not have: {'; '.join(run.missing)}.")
    else:
        say("Nothing was missing on this machine.")
    return 1 if run.failed or (run.missing and in_ci()) else 0


def has_paths(words: Sequence[str]) -> bool:
    """True when a word names a file or folder, so that pytest needs no other."""
    return any((ROOT / word.partition("::")[0]).exists() for word in words)


def strictness() -> tuple[str, ...]:
    """In CI a skipped test is a failed run."""
    return ("-p", "dure.kernel.testing.no_skips") if in_ci() else ()


def in_ci() -> bool:
    """True on the machine that decides whether a change lands."""
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")


def end_in_order(number: int, frame: FrameType | None) -> None:
    """A polite end reaches every `finally`, so the database server never outlives us."""
    del frame
    sys.exit(128 + number)


def say(line: str) -> None:
    """One line to the person who waits, in order with what pytest prints."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
