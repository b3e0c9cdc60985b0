"""빈 집을 시작하는 주소를 알려요 · the address at which an empty house begins

Each run makes a fresh address; the one before is good no more. It works once.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dure.kernel.words import Words
from dure.project.beginning import begin_line
from dure.project.start import prepare_database
from dure.project.start.database import said

BEGUN = Words(
    "이 집은 이미 시작했어요. 들어가기에서 들어오거나 집을 맡은 사람에게 초대를 부탁해 주세요.",
    "This house has begun already: sign in, or ask whoever keeps it to invite you.",
)


class Command(BaseCommand):
    """One line with the link; exit code 1 and one sentence where the house is not empty."""

    help = "빈 집을 시작하는 주소를 알려요. / Tell the address at which an empty house begins."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the server answers, if it is not where letters say."""
        parser.add_argument("--address", default="", help="http://127.0.0.1:8000")

    def handle(self, *_args: object, **options: Any) -> None:
        """Tables first, so that it works in an empty folder too."""
        prepare_database(self.stderr.write)
        line = begin_line(options["address"])
        if not line:
            self.stderr.write(said(BEGUN))
            sys.exit(1)
        self.stdout.write(line)
