"""설정에 적을 비밀을 봉인해요 · seal a secret for a setting: `dure seal < file`"""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dure.kernel.sealed import seal

NOTHING = "봉인할 글이 없어요. dure seal < 파일\nThere is nothing to seal: dure seal < file"


class Command(BaseCommand):
    """Read one secret from standard input and write it sealed: only this house's keys open it."""

    help = "설정의 비밀을 봉인해요 / seal a secret of the settings"
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Never from the command line, which others can read."""
        said = sys.stdin.read().strip()
        if not said:
            raise CommandError(NOTHING)
        self.stdout.write(seal(said))
