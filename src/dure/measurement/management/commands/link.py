"""여러 기록을 사람별로 이어요 · link records to people, so that everybody counts once

File in and file out; nothing of the house is needed.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dure.engines.linkage import BadInput, Fault, Job, Linked, link_files, sentence, too_common
from dure.kernel.terminal import count, speaks_korean, spoken


class Command(BaseCommand):
    """The command line of the engine `linkage`."""

    help = (
        "여러 기관의 사람 기록에서 같은 사람을 찾아 이어요. · "
        "Link person records of one or many organisations: who is the same person."
    )
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
        by, mark = ", ".join(done.columns), f"{done.engine}, {{}} {done.fingerprint[:16]}"
        self.stderr.write(
            spoken(
                f"기록 {done.records}개, 사람 {done.people}명; 견준 쌍 {done.pairs}개"
                f"({by or '견줄 것 없음'}); 사람이 볼 쌍 {done.uncertain_count}개; {mark.format('입력')}",
                f"{count(done.records, 'record')}, {count(done.people, 'person', 'people')};"
                f" {count(done.pairs, 'pair')} compared by {by or 'nothing'};"
                f" {count(done.uncertain_count, 'uncertain pair')}; {mark.format('inputs')}",
            )
        )
        korean, note = speaks_korean(), spoken("알림", "note")
        for said in too_common(done.left_out, korean=korean):
            self.stderr.write(f"{note}: {said}")
        if done.unused:
            unused = Fault("linkage.columns_not_used", {"columns": ", ".join(done.unused)})
            self.stderr.write(f"{note}: {sentence(unused, korean=korean)}")

    def _tell(self, ko: str, en: str) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"… {spoken(ko, en)}")
