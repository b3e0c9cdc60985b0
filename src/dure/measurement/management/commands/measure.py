"""서비스 기록을 모든 수준의 값으로 세요 · count service records at every level

File in and file out; nothing of the house is needed.
"""

import os
import sys
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from dure.engines.measure import ENGINES, BadInput, Job, Summary, measure_files, sentence
from dure.kernel.clock import day_of, now
from dure.kernel.terminal import count, speaks_korean, spoken

# Where another engine is, when the command line does not say it; addresses may hold a password.
SERVERS = {"postgres": "DURE_MEASURE_POSTGRES", "spark": "DURE_MEASURE_SPARK"}


class Command(BaseCommand):
    """The command line of the engine `measure`."""

    help = (
        "서비스 기록을 기관·지역·기간·갈래마다 세요. · "
        "Count service records at every level: organisation, place, period, disaggregation."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The words of docs/interfaces; they do not change without a changelog entry."""
        parser.add_argument("records", help="service records (.csv, .xlsx, .parquet or -)")
        parser.add_argument("--indicators", required=True, help="definitions (YAML)")
        parser.add_argument("--out", required=True, help="result (.csv, .xlsx, .parquet or -)")
        parser.add_argument("--places", default="", help="code,parent,level,valid_from,valid_to")
        parser.add_argument("--engine", default="duckdb", help=", ".join(ENGINES))
        parser.add_argument(
            "--server", default="", help="address of that PostgreSQL or Spark master"
        )
        parser.add_argument("--folder", default="", help="reached by all Spark workers")
        parser.add_argument(
            "--as-of", type=date.fromisoformat, help="day of the place tree (the last record's)"
        )
        parser.add_argument("--timezone", default="Asia/Seoul", help="for times with an offset")

    def handle(self, *args: object, **options: Any) -> None:
        """Run the job; one sentence a fault and exit 2 when it cannot be done."""
        words = {name: options[name] for name in Job.__dataclass_fields__ if name in options}
        words["server"] = words["server"] or os.environ.get(SERVERS.get(words["engine"], ""), "")
        job = Job(**words, today=day_of(now()))
        korean = speaks_korean()
        try:
            done = measure_files(job, tell=self._tell)
        except BadInput as refused:
            for fault in refused.faults:
                self.stderr.write(sentence(fault, korean=korean))
            sys.exit(2)
        self._sum_up(done)
        for notice in done.notices:
            self.stderr.write(f"{spoken('알림', 'note')}: {sentence(notice, korean=korean)}")

    def _sum_up(self, done: Summary) -> None:
        mark = f"{done.engine}, {spoken('입력', 'inputs')} {done.fingerprint[:16]}"
        self.stderr.write(
            spoken(
                f"기록 {done.records}개, 지표 {done.indicators}개, 값 {done.rows}줄; "
                f"지역은 {done.as_of} 기준; {mark}",
                f"{count(done.records, 'record')}, {count(done.indicators, 'indicator')}, "
                f"{count(done.rows, 'row')}; "
                f"places as of {done.as_of}; {mark}",
            )
        )

    def _tell(self, ko: str, en: str) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"… {spoken(ko, en)}")
