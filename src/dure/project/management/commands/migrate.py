"""데이터베이스를 이 판에 맞춰요 · bring the database to this version

An empty database gets all tables at once; one with data goes through what it lacks.
"""

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands.migrate import Command as Migrate

from dure.project.start.first_tables import make_first_tables

ASKS_FOR_LESS = ("app_label", "fake", "fake_initial", "plan", "prune", "check_unapplied")


class Command(Migrate):
    """Django's own, with a shorter way for an empty database."""

    def add_arguments(self, parser: CommandParser) -> None:
        """The long way can be asked for: both must lead to the same tables."""
        super().add_arguments(parser)
        parser.add_argument(
            "--every-step", action="store_true", help="빈 데이터베이스도 / an empty one as well"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Tables first where nothing stands; then as ever, which finds nothing left to do."""
        every_step = options.pop("every_step", False)
        if not every_step and not any(options.get(name) for name in ASKS_FOR_LESS):
            make_first_tables(options["database"])
        super().handle(*args, **options)
