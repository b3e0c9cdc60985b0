"""시연을 담아 열고 주소와 로그인 방법을 알려요 · load the demo, serve it, say where and how to sign in."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from dure.project.demo.home import is_built, make_home, started


class Command(BaseCommand):
    """Build the demo once into its own home, then serve it on this machine only."""

    help = "시연 / the demo"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """A port, a fresh start, and the end after the main job."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--fresh", action="store_true", help="다시 담기 / build it again")
        parser.add_argument(
            "--exit", action="store_true", help="수치만 보이고 끝 / figures, then end"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Build where needed, say where it is, serve."""
        if options["fresh"] or not is_built():
            make_home(self._tell, fresh=options["fresh"])
        if options["exit"]:
            return
        self._tell(started(options["port"]))
        call_command("runserver", f"127.0.0.1:{options['port']}", use_reloader=False)

    def _tell(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
