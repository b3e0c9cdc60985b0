"""봉인한 칸과 파일을 새 열쇠로 다시 봉인해요 · seal fields and files again with the newest key

Put a new key in front of DURE_SEAL_KEYS, run this, then drop the old key. Files that still lie open
(kept before files were sealed) are sealed on the way; stopped in between, run it once more.
"""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from dure.kernel.link_keys import opened_link_keys, reseal_link_keys
from dure.kernel.sealed import WrongKey, seal, unseal
from dure.kernel.sealed_files import wrapped_key
from dure.kernel.sealed_rows import reseal_rows, sealed_tables
from dure.kernel.storages import kept_files, stored_files


class Command(BaseCommand):
    """Every sealed column and file; what the keys here cannot open stops it before anything changes."""

    help = "봉인한 칸과 파일을 새 열쇠로 다시 봉인해요. / Seal again with the newest key."
    requires_system_checks = ()

    def handle(self, *_args: object, **_options: Any) -> None:
        """All columns in one transaction, then file by file: a stop in between leaves all readable."""
        self._keys_are_keys()
        try:
            with transaction.atomic():
                for name in stored_files():
                    opens(name)
                opened_link_keys()
                done = sum(reseal_rows(model) for model in sealed_tables())
        except WrongKey:
            self.stderr.write(
                "두레: 여기 있는 열쇠로 열 수 없는 칸이나 파일이 있어요. "
                "DURE_SEAL_KEYS에 옛 열쇠도 적어 주세요. / "
                "Some fields or files do not open with the keys here; put the old key behind the new one."
            )
            sys.exit(2)
        keys = reseal_link_keys()
        files = sum(kept_files().seal_again(name) for name in stored_files())
        self.stderr.write(
            f"두레: {done:,}칸과 파일 {files:,}개, 잇는 열쇠 {keys:,}개를 다시 봉인했어요. / "
            f"{done:,} fields, {files:,} files and {keys:,} link keys sealed again."
        )

    def _keys_are_keys(self) -> None:
        try:
            seal("")
        except ValueError:
            self.stderr.write(
                "두레: DURE_SEAL_KEYS에 열쇠가 아닌 글이 있어요. "
                "Fernet 열쇠(32바이트, base64)를 쉼표로 나누어 적어 주세요. / "
                "DURE_SEAL_KEYS holds something that is no key; put Fernet keys (32 bytes, base64) there."
            )
            sys.exit(2)


def opens(name: str) -> None:
    """Raises `WrongKey` for a sealed file that no key here opens."""
    with kept_files().as_it_lies(name) as stored:
        wrapped = wrapped_key(stored)
    if wrapped is not None:
        unseal(wrapped)
