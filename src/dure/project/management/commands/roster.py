"""한 달 근무표를 짜요 · plan a month's roster, or say which rules cannot hold together

File in and file out; nothing of the house is needed.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dure.engines.roster import BadPlan, Solution, say, sentence
from dure.engines.roster.files import Job, roster_files
from dure.kernel.terminal import count, speaks_korean, spoken


class Command(BaseCommand):
    """The command line of the engine `roster`."""

    help = "계획(.json)으로 한 달 근무표를 짜요. · Plan a month's roster from a plan (.json)."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The words of the interface; they do not change without a changelog entry."""
        parser.add_argument("plan", help="a plan (.json, or - for standard input)")
        parser.add_argument("--out", required=True, help="the roster (.json or -)")
        parser.add_argument("--seconds", type=float, default=30, help="how long to search at most")

    def handle(self, *args: object, **options: Any) -> None:
        """Run the job; one sentence a fault and exit 2 when it cannot be done."""
        korean = speaks_korean()
        chosen = {name: options[name] for name in ("plan", "out", "seconds")}
        try:
            done = roster_files(Job(**chosen, tell=self._tell))
        except BadPlan as refused:
            for fault in refused.faults:
                self.stderr.write(sentence(fault, korean=korean))
            sys.exit(2)
        self._sum_up(done, korean=korean)

    def _sum_up(self, done: Solution, *, korean: bool) -> None:
        places = sum(len(one.people) for one in done.assignments)
        missing = sum(one.missing for one in done.assignments)
        shifts, cost, best = len(done.assignments), done.cost, done.possible and done.proven
        mark = f"{done.engine}, {spoken('입력', 'inputs')} {done.inputs[:16]}"
        ko, en = f"안 됨, 빈자리 {missing}곳", f"impossible, {count(missing, 'place')} left empty"
        if done.possible:
            ko, en = "됨", "possible"
        elif not done.assignments:
            ko, en = "안 됨, 가까운 근무표도 없음", "impossible, and no roster comes near"
        self.stderr.write(
            spoken(
                f"{ko}{', 더 나을 수 없음' if best else ''}; 근무 {shifts}번에 {places}자리;"
                f" 비용 {cost.total}(바람 {cost.wishes}, 고름 {cost.evenness},"
                f" 바뀜 {cost.changes}); {mark}",
                f"{en}{', proven best' if best else ''};"
                f" {count(places, 'place')} in {count(shifts, 'shift')};"
                f" cost {cost.total} (wishes {cost.wishes}, evenness {cost.evenness},"
                f" changes {cost.changes}); {mark}",
            )
        )
        for one in (*done.conflict, *done.unmet_wishes):
            self.stderr.write(say(one.code, one.values, korean=korean))

    def _tell(self, ko: str, en: str) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"… {spoken(ko, en)}")
