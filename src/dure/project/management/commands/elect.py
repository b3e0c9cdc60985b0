"""순위 투표를 세어요 · count ranked ballots, round by round

File in and file out; nothing of the house is needed.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dure.engines.elect import NAMES, BadInput, Counted, number, sentence, ties_told
from dure.engines.elect.files import Job, elect_file
from dure.kernel.terminal import speaks_korean, spoken

NAMES_OF_OPTIONS = ("ballots", "rule", "seats", "out", "lots", "ways")


class Command(BaseCommand):
    """The command line of the engine `elect`."""

    help = (
        "순위를 적은 표(BLT)를 규칙대로 세고, 당선자와 회차마다 옮겨 간 표를 JSON으로 써요. · "
        "Count ranked ballots (BLT) under a rule; writes who is elected and every transfer as JSON."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The words of the interface; they do not change without a changelog entry."""
        parser.add_argument(
            "ballots", help="표 파일(.blt), -는 표준 입력 · ballots, - for standard input"
        )
        parser.add_argument("--rule", required=True, help=f"규칙 · one of: {', '.join(NAMES)}")
        parser.add_argument(
            "--seats",
            type=int,
            help="뽑을 자리, 없으면 파일대로 · seats; as the file says if absent",
        )
        parser.add_argument(
            "--out", required=True, help="결과(.json 또는 -) · the result (.json or -)"
        )
        parser.add_argument(
            "--lots",
            default="",
            help="동수일 때 쓸 추첨 순서, 앞이 우선 · lots for ties, the first is preferred: 3,1,2",
        )

        parser.add_argument(
            "--ways", default="", help="표마다 간 길(.csv) · the way of each ballot, by its row"
        )

    def handle(self, *args: object, **options: Any) -> None:
        """Run the job; one sentence a fault and exit 2 when it cannot be done."""
        chosen = {name: options[name] for name in NAMES_OF_OPTIONS}
        try:
            counted = elect_file(Job(**chosen), tell=self._tell)
        except BadInput as refused:
            korean = speaks_korean()
            for fault in refused.faults:
                self.stderr.write(sentence(fault, korean=korean))
            sys.exit(2)
        self._sum_up(counted)

    def _sum_up(self, counted: Counted) -> None:
        election, outcome, korean = counted.election, counted.outcome, speaks_korean()
        elected = "; ".join(election.candidates[one] for one in outcome.elected)
        filled, rounds, valid = len(outcome.elected), len(outcome.rounds), number(outcome.valid)
        self.stderr.write(
            spoken(
                f"{outcome.rule}: {elected or '당선 없음'} ({election.seats}자리 가운데 {filled}자리,"
                f" {rounds}회차, 유효표 {valid}표); 입력 {counted.fingerprint[:16]}",
                f"{outcome.rule}: {elected or 'nobody'} ({filled} of {election.seats} seats,"
                f" {rounds} rounds, {valid} valid ballots); inputs {counted.fingerprint[:16]}",
            )
        )
        told = ties_told(outcome, election, korean=korean)
        told += [sentence(note, korean=korean) for note in counted.notes]
        for note in told:
            self.stderr.write(f"{spoken('알림', 'note')}: {note}")

    def _tell(self, ko: str, en: str) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"… {spoken(ko, en)}")
