"""무엇이 갖춰졌고 무엇이 빠졌는지 살펴요 · what is set, what is missing, what to do

Exit code 1 when something would fail. It looks and changes nothing.
"""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand

from dure.kernel.clock import day_of, now
from dure.kernel.words import speaking
from dure.project.health import (
    Finding,
    look_around,
    look_at_beginning,
    look_at_database,
    look_at_folders,
    look_at_keys,
    look_at_messages,
    look_at_published,
)
from dure.project.version import VERSION

SECONDS = 30  # after that no further year of an indicator is begun, unless all is asked for
SIGNS = {"ok": "✔", "note": "·", "fail": "✘"}


class Command(BaseCommand):
    """One line a thing looked at; below it what to do, where there is something to do."""

    help = "무엇이 갖춰졌는지 살펴요. / Look whether all is well."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Both languages unless one is chosen."""
        parser.add_argument("--language", choices=("ko", "en"), default="")
        parser.add_argument(
            "--whole",
            action="store_true",
            help="공개한 숫자를 끝까지 되짚어 봐요. / Attack all published numbers, however long it takes.",
        )

    def handle(self, *_args: object, **options: Any) -> None:
        """Look at everything, say it, end with 1 where something would fail."""
        self.stdout.write(f"두레 · Dure {VERSION}, Python {sys.version.split()[0]}")
        at, began = now(), time.monotonic()
        failed = 0
        with speaking(options["language"] or "ko"):
            for found in (
                *look_around(at),
                *look_at_database(at),
                *look_at_beginning(),
                *look_at_folders(),
                *look_at_keys(),
                *look_at_messages(),
                *look_at_published(
                    day_of(at), lambda: options["whole"] or time.monotonic() - began < SECONDS
                ),
            ):
                failed += found.state == "fail"
                for line in lines(found, both=not options["language"]):
                    self.stdout.write(line)
        if failed:
            sys.exit(1)


def lines(found: Finding, *, both: bool) -> Iterator[str]:
    """How one finding reads."""
    said = [(w.ko, w.en) if both else (str(w),) for w in (found.name, found.told, found.do)]
    name, told, do = (" · ".join(dict.fromkeys(each)) for each in said)
    yield f"{SIGNS[found.state]} {name}: {told}"
    if found.do.ko:
        yield f"    → {do}"
