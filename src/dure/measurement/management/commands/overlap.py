"""밑그림들로 실인원과 겹침을 어림해요 · people counted once, estimated from sketches

Nobody can be found in a sketch; each number has its range.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dure.engines.linkage import BadInput, overlap_files, sentence
from dure.kernel.terminal import speaks_korean, spoken


class Command(BaseCommand):
    """The command line of whoever counts without seeing anybody."""

    help = "Estimate how many people several members serve together, and each two of them."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The sketches, and where the estimate goes."""
        parser.add_argument("sketches", nargs="+", help="files that `dure sketch` made")
        parser.add_argument(
            "--out", required=True, help="the estimate (JSON; - is standard output)"
        )

    def handle(self, *args: object, **options: Any) -> None:
        """Exit 2 with one sentence a fault; then nothing is written."""
        try:
            found = overlap_files(options["sketches"], out=options["out"])
        except BadInput as refused:
            korean = speaks_korean()
            for fault in refused.faults:
                self.stderr.write(sentence(fault, korean=korean))
            sys.exit(2)
        self.stderr.write(
            spoken(
                f"약 {found.people}명, {found.low}명에서 {found.high}명 사이",
                f"about {found.people} people, between {found.low} and {found.high}",
            )
        )
