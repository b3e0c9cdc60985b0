"""Writing a result: whole or not at all."""

import contextlib
import os
import sys
import tempfile
from pathlib import Path

from dure.engines.plans.fault import BadPlan, Fault

STANDARD = "-"


def write_text(text: str, name: str) -> None:
    """Whole or not at all: beside its place first, then moved there."""
    if name == STANDARD:
        sys.stdout.write(text)
        return
    target = Path(name).absolute()
    part = ""
    try:
        with tempfile.NamedTemporaryFile(
            "w", dir=target.parent, prefix=f".{target.name}.", delete=False, encoding="utf-8"
        ) as file:
            part = file.name
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(part).chmod(0o666 & ~_umask())
        os.replace(part, target)
    except OSError as error:
        raise BadPlan([Fault("plans.not_written", {"said": error.strerror}, name)]) from None
    finally:
        with contextlib.suppress(FileNotFoundError):
            if part:
                Path(part).unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
