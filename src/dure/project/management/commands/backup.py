"""모든 것을 한 파일에 담아요 · everything into one archive

Rows, files and the fingerprints of the keys; people go on working meanwhile.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from dure.kernel.clock import now
from dure.kernel.words import Words
from dure.project.backup import Unfit, backup
from dure.project.start.database import said

DONE = Words(
    "{file}에 담았어요: 표 {tables}개, {rows}행, 파일 {files}개. 열쇠는 {keys}.",
    "Kept in {file}: {tables} tables, {rows} rows, {files} files; keys {keys_en}.",
)


class Command(BaseCommand):
    """Back the instance up; exit code 2 and one sentence when it cannot be done."""

    help = "모든 것을 한 파일에 담아요. / Keep everything in one archive."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to; the keys stay behind unless they are asked for."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--with-keys", action="store_true", help="열쇠도 함께 / the keys as well"
        )

    def handle(self, *_args: object, **options: Any) -> None:
        """Write, then say what is in it."""
        with_keys, file = options["with_keys"], options["file"]
        try:
            made = backup(file, at=now(), with_keys=with_keys, tell=self._tell)
        except Unfit as unfit:
            self.stderr.write(said(unfit.words))
            sys.exit(2)
        self.stderr.write(
            said(
                DONE.filled(
                    file=file,
                    tables=len(made.tables),
                    rows=f"{made.rows:,}",
                    files=len(made.files),
                    keys="함께 담았어요" if with_keys else "따로 보관하세요",
                    keys_en="included" if with_keys else "not included: keep them elsewhere",
                )
            )
        )

    def _tell(self, name: str) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{name[:70]}\033[K", ending="")
