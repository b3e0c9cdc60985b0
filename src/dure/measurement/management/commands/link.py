"""여러 기록을 사람별로 이어요 · link records to people, so that everybody counts once

File in and file out; nothing of the house is needed.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dure.engines.linkage import BadInput, Job, Linked, link_files, sentence, too_common
from dure.kernel.terminal import speaks_korean


class Command(BaseCommand):
    """The command line of the engine `linkage`."""

    help = "Link person records of one or many organisations: who is the same person."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The words of the interface; they do not change without a changelog entry."""
        parser.add_argument(
            "people", nargs="+", help="person rows (.csv, .xlsx, .parquet or - for CSV)"
        )
        parser.add_argument("--out", required=True, help="record_id,person_id,probability")
        parser.add_argument("--map", default="", help="their columns → ours (YAML, or CSV of two)")
        parser.add_argument(
            "--report", default="", help="pairs compared, thresholds, uncertain pairs (.json, .csv)"
        )

    def handle(self, *args: object, **options: Any) -> None:
        """Run the job; one sentence a fault and exit 2 when it cannot be done."""
        chosen = {name: options[name] for name in ("out", "map", "report")}
        job = Job(people=tuple(options["people"]), **chosen)
        try:
            done = link_files(job, tell=self._tell)
        except BadInput as refused:
            korean = speaks_korean()
            for fault in refused.faults:
                self.stderr.write(sentence(fault, korean=korean))
            sys.exit(2)
        self._sum_up(done)

    def _sum_up(self, done: Linked) -> None:
        self.stderr.write(
            f"{done.records} records, {done.people} people; {done.pairs} pairs compared by"
            f" {', '.join(done.columns) or 'nothing'}; {done.uncertain_count} uncertain pairs;"
            f" {done.engine}, inputs {done.fingerprint[:16]}"
        )
        for said in too_common(done.left_out, korean=speaks_korean()):
            self.stderr.write(f"note: {said}")
        for note in done.notes:
            self.stderr.write(f"note: {note}")

    def _tell(self, step: str) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"… {step}")
