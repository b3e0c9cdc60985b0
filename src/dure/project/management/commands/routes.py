"""배달 동선을 짜요 · plan delivery routes: who brings what to which door, and when

File in and file out; nothing of the house is needed.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dure.engines.routes import BadPlan, Solution, say, sentence
from dure.engines.routes.files import Job, route_files
from dure.kernel.terminal import count, speaks_korean, spoken


class Command(BaseCommand):
    """The command line of the engine `routes`."""

    help = (
        "계획(.json)이나 VRPLIB 문제(.vrp)로 배달 동선을 짜요. · "
        "Plan delivery routes: a plan (.json) or a VRPLIB instance (.vrp)."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The words of the interface; they do not change without a changelog entry."""
        parser.add_argument("plan", help="a plan (.json, or - for standard input) or a .vrp file")
        parser.add_argument("--out", required=True, help="routes (.json, .sol for .vrp, or -)")
        parser.add_argument("--seconds", type=float, default=10, help="how long to search")

    def handle(self, *args: object, **options: Any) -> None:
        """Run the job; one sentence a fault and exit 2 when it cannot be done."""
        korean = speaks_korean()
        chosen = {name: options[name] for name in ("plan", "out", "seconds")}
        try:
            done = route_files(Job(**chosen, tell=self._tell))
        except BadPlan as refused:
            for fault in refused.faults:
                self.stderr.write(sentence(fault, korean=korean))
            sys.exit(2)
        if done is not None:
            self._sum_up(done, korean=korean)

    def _sum_up(self, done: Solution, *, korean: bool) -> None:
        doors = sum(len(trip.visits) for route in done.routes for trip in route.trips)
        paused, left_out, cost = len(done.paused), len(done.left_out), done.cost
        mark = f"{done.engine}, {spoken('입력', 'inputs')} {done.inputs[:16]}"
        self.stderr.write(
            spoken(
                f"{doors}집, 경로 {len(done.routes)}개({cost.trips}회차);"
                f" 쉬는 집 {paused}곳, 가지 못하는 집 {left_out}곳;"
                f" 길에서 {cost.travel_minutes}분, {cost.distance_m} m; {mark}",
                f"{count(doors, 'door')} on {count(len(done.routes), 'route')}"
                f" ({count(cost.trips, 'trip')}); {paused} paused, {left_out} left out;"
                f" {cost.travel_minutes} minutes and {cost.distance_m} m of travel; {mark}",
            )
        )
        for left in done.left_out:
            self.stderr.write(f"{left.stop}: {say(left.code, left.values, korean=korean)}")
        for reason in done.reasons:
            self.stderr.write(say(reason.code, reason.values, korean=korean))

    def _tell(self, ko: str, en: str) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"… {spoken(ko, en)}")
