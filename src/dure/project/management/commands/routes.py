"""배달 동선을 짜요 · plan delivery routes: who brings what to which door, and when

File in and file out; nothing of the house is needed.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dure.engines.routes import BadPlan, Solution, say, sentence
from dure.engines.routes.files import Job, route_files
from dure.kernel.terminal import speaks_korean


class Command(BaseCommand):
    """The command line of the engine `routes`."""

    help = "Plan delivery routes: a plan (.json) or a VRPLIB instance (.vrp)."
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
        self.stderr.write(
            f"{doors} doors on {len(done.routes)} routes ({done.cost.trips} trips);"
            f" {len(done.paused)} paused, {len(done.left_out)} left out;"
            f" {done.cost.travel_minutes} minutes and {done.cost.distance_m} m of travel;"
            f" {done.engine}, inputs {done.inputs[:16]}"
        )
        for left in done.left_out:
            self.stderr.write(f"{left.stop}: {say(left.code, left.values, korean=korean)}")
        for reason in done.reasons:
            self.stderr.write(say(reason.code, reason.values, korean=korean))

    def _tell(self, step: str) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"… {step}")
