"""참여예산 투표로 사업을 뽑아요 · allocate a budget by the ballots on it

File in and file out; nothing of the house is needed.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dure.engines.allocate import (
    COMPLETIONS,
    MEASURES,
    RULES,
    Allocated,
    BadInput,
    Job,
    allocate_file,
    sentence,
)
from dure.kernel.terminal import speaks_korean, spoken


class Command(BaseCommand):
    """The command line of the engine `allocate`."""

    help = (
        "참여예산 투표(Pabulib)로 사업을 뽑고, 누구의 몫이 무엇에 쓰였는지 JSON으로 써요. · "
        "Select projects by a vote (Pabulib); writes what was taken and what every share paid for."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The words of the interface; they do not change without a changelog entry."""
        add = parser.add_argument
        add("votes", help="투표 파일(.pb), -는 표준 입력 · the vote, - for standard input")
        add("--rule", required=True, help=f"규칙 · one of: {', '.join(RULES)}; equalshares/add1")
        add("--completion", default="", help=f"마무리 · of equal-shares: {', '.join(COMPLETIONS)}")
        add("--out", required=True, help="결과(.json 또는 -) · the result (.json or -)")
        add(
            "--measure",
            default="cost",
            choices=MEASURES,
            help="승인의 쓸모: 비용 또는 건수 · what an approval is worth: the cost, or 1",
        )
        add(
            "--increment",
            type=int,
            default=None,
            help="add1이 올리는 금액, 빼면 돈의 단위에 맞춰 · how much add1 raises; else as fits the money",
        )
        add(
            "--threshold",
            default="",
            help="득표 기준, 0이면 없음 · least score, instead of the file's",
        )
        add(
            "--by", default="", help="투표자 열마다 합계 · sums by voters' columns, such as sex,age"
        )

    def handle(self, *args: object, **options: Any) -> None:
        """Run the job; one sentence a fault and exit 2 when it cannot be done."""
        names = ("votes", "rule", "completion", "out", "measure", "increment", "threshold", "by")
        try:
            done = allocate_file(Job(**{name: options[name] for name in names}), tell=self._tell)
        except BadInput as refused:
            korean = speaks_korean()
            for fault in refused.faults:
                self.stderr.write(sentence(fault, korean=korean))
            sys.exit(2)
        self._sum_up(done)

    def _sum_up(self, done: Allocated) -> None:
        vote, outcome, mark = done.vote, done.outcome, done.fingerprint[:16]
        cost = f"{float(sum(vote.projects[one].cost for one in outcome.selected)):,.2f}"
        taken, all_of_them, budget = len(outcome.selected), len(vote.projects), float(vote.budget)
        self.stderr.write(
            spoken(
                f"{outcome.rule}, 마무리 {outcome.completion}: 사업 {all_of_them}개 가운데 {taken}개,"
                f" 예산 {budget:,.2f} 가운데 {cost}, 투표자 {len(vote.voters)}명"
                f"{f', 몫을 {outcome.raised}번 올림' if outcome.raised else ''}; 입력 {mark}",
                f"{outcome.rule}, completion {outcome.completion}: {taken} of {all_of_them} projects,"
                f" {cost} of {budget:,.2f}, {len(vote.voters)} voters"
                f"{f', shares raised {outcome.raised} times' if outcome.raised else ''}; inputs {mark}",
            )
        )
        for note in done.notes:
            told = sentence(note, korean=speaks_korean())
            self.stderr.write(f"{spoken('알림', 'note')}: {told}")

    def _tell(self, ko: str, en: str) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"… {spoken(ko, en)}")
