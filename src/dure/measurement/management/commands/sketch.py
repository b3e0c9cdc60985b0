"""사람 정보를 내보내지 않고 겹침을 어림할 밑그림을 만들어요 · a sketch that holds no person

Run at the member's side; only the sketch leaves.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dure.engines.linkage import BadInput, sentence, sketch_files
from dure.kernel.terminal import speaks_korean, spoken


class Command(BaseCommand):
    """The command line of a member that hands out no person."""

    help = "Make a keyed, blurred sketch of a member's people, to estimate overlaps."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose people, the secret that all members share, and where the sketch goes."""
        parser.add_argument("people", nargs="+", help="person rows (.csv, .xlsx, .parquet or -)")
        parser.add_argument("--secret", required=True, help="a file that all members hold alike")
        parser.add_argument("--organisation", required=True, help="whose sketch this is")
        parser.add_argument("--out", required=True, help="the sketch (JSON; - is standard output)")
        parser.add_argument(
            "--by",
            action="append",
            default=[],
            metavar="COLUMN[,COLUMN]",
            help="sketch the categories of a column too (sex; sex,age_band together); again for more",
        )
        parser.add_argument("--map", default="", help="their columns → ours, as of `dure link`")

    def handle(self, *args: object, **options: Any) -> None:
        """Exit 2 with one sentence a fault; then nothing is written."""
        try:
            made, parts = sketch_files(
                options["people"],
                secret=options["secret"],
                organisation=options["organisation"],
                out=options["out"],
                map_file=options["map"],
                by=options["by"],
            )
        except BadInput as refused:
            korean = speaks_korean()
            for fault in refused.faults:
                self.stderr.write(sentence(fault, korean=korean))
            sys.exit(2)
        told = spoken(
            f"밑그림에 {made.counted}명, 이름이나 생년월일이 없는 줄 {made.left_out}개",
            f"{made.counted} people in the sketch, {made.left_out} rows without name or birth date",
        )
        enough = spoken(
            f"; 사람이 충분한 갈래 {parts}개", f"; {parts} categories with enough people"
        )
        self.stderr.write(told + (enough if options["by"] else ""))
