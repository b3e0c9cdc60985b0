"""한 달 근무표를 짜요 · plan a month's roster, or say which rules cannot hold together

File in and file out; nothing of the house is needed.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dure.engines.roster import BadPlan, Solution, say, sentence
from dure.engines.roster.files import Job, roster_files
from dure.kernel.terminal import speaks_korean


class Command(BaseCommand):
    """The command line of the engine `roster`."""

    help = "Plan a month's roster from a plan (.json)."
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
        state = "possible" if done.possible else f"impossible, {missing} places stay empty"
        best = ", proven best" if done.possible and done.proven else ""
        self.stderr.write(
            f"{state}{best}; {places} places in {len(done.assignments)} shifts;"
            f" cost {done.cost.total} (wishes {done.cost.wishes}, evenness {done.cost.evenness},"
            f" changes {done.cost.changes}); {done.engine}, inputs {done.inputs[:16]}"
        )
        for one in (*done.conflict, *done.unmet_wishes):
            self.stderr.write(say(one.code, one.values, korean=korean))

    def _tell(self, step: str) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"… {step}")
