"""담아 둔 파일에서 되살려요 · bring an archive back

Only into an empty instance, on either database; checked row by row, or nothing at all.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from dure.kernel.words import Words
from dure.project.backup import Unfit, restore
from dure.project.start.database import said

DONE = Words(
    "{file}에서 되살렸어요: 표 {tables}개, {rows}행, 파일 {files}개. 원래와 같은지 모두 확인했어요.",
    "Restored from {file}: {tables} tables, {rows} rows, {files} files; all compared and equal.",
)


class Command(BaseCommand):
    """Restore an instance; exit code 2 and one sentence when it cannot be done."""

    help = "담아 둔 파일에서 되살려요. / Bring an archive back."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where from."""
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *_args: object, **options: Any) -> None:
        """Load, then say what came back."""
        file = options["file"]
        try:
            made = restore(file, tell=self._tell)
        except Unfit as unfit:
            self.stderr.write(said(unfit.words))
            sys.exit(2)
        counts = {"tables": len(made.tables), "rows": f"{made.rows:,}", "files": len(made.files)}
        self.stderr.write(said(DONE.filled(file=file, **counts)))

    def _tell(self, name: str) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{name[:70]}\033[K", ending="")
