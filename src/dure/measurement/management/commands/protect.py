"""표에서 작은 집단을 가려요 · hide small groups in a table

File in and file out; nothing of the house is needed.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dure.engines.disclosure import Done, Job, Unfit, protect_files, sentence
from dure.kernel.terminal import speaks_korean, spoken

METHODS = ("hide", "round")
REVISED = ("tell", "accept", "refuse")
LABELS = {
    "published": "공개",
    "primary": "작아서 가림",
    "secondary": "함께 가림",
    "zero": "0",
}
WORDS = ("table", "spec", "out", "audit", "method", "base", "revised")


class Command(BaseCommand):
    """The command line of the engine `disclosure`."""

    help = "Hide small groups in a table, and the cells that would reveal them."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The words of the interface; they do not change without a changelog entry."""
        parser.add_argument("table", help="one row a cell, totals included (- for CSV on stdin)")
        parser.add_argument("--spec", required=True, help="dimensions, hierarchies, rule (YAML)")
        parser.add_argument("--out", required=True, help="result (.csv, .xlsx, .parquet or -)")
        parser.add_argument(
            "--previous", nargs="+", default=[], help="earlier releases, oldest first"
        )
        parser.add_argument("--audit", default="", help="what an attacker can compute (not public)")
        parser.add_argument("--method", default="", choices=METHODS, help="before the spec's own")
        parser.add_argument(
            "--base", default=0, type=int, help="of rounding, before the spec's own"
        )
        parser.add_argument(
            "--revised", default="", choices=REVISED, help="figures that were told otherwise before"
        )

    def handle(self, *args: object, **options: Any) -> None:
        """Run the job; one sentence a fault and exit 2 when it cannot be done."""
        chosen = {name: options[name] for name in WORDS}
        job = Job(**chosen, previous=tuple(options["previous"]))
        try:
            done = protect_files(job)
        except Unfit as refused:
            korean = speaks_korean()
            for fault in refused.faults:
                self.stderr.write(sentence(fault, korean=korean))
            sys.exit(2)
        self._tell(done)

    def _tell(self, done: Done) -> None:
        labels = [label.value for label in done.labels.values()]
        found = dict.fromkeys(sorted(labels))
        counts = ", ".join(
            spoken(f"{LABELS.get(name, name)} {labels.count(name)}", f"{labels.count(name)} {name}")
            for name in found
        )
        mark = f"{done.engine}, {spoken('입력', 'inputs')} {done.fingerprint}"
        self.stderr.write(f"{counts}; {sentence(done.way, korean=speaks_korean())}; {mark}")
        for note in done.notes:
            told = sentence(note, korean=speaks_korean())
            self.stderr.write(f"{spoken('알림', 'note')}: {told}")
