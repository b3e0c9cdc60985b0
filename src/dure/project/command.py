"""The command line: `dure VERB …` is a Django management command of the room that owns the verb."""

import errno
import gc
import os
import shutil
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import DatabaseError

from dure.kernel.with_parent import WITH_PARENT, end_with_parent

FULL = {errno.ENOSPC, errno.EDQUOT}
SHUT = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.ENOENT}
IO_ERROR = "disk i/o error"
LEAST_BYTES = 1_000_000
OBJECTS_BETWEEN_LOOKS = 50_000
READ_ONLY = ("readonly database", "unable to open database file")


def main() -> None:
    """Run the verb named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dure.project.settings.local")
    # Starting makes half a million objects that all stay: looking among them for garbage again and
    # again takes a tenth of the time.
    gc.set_threshold(OBJECTS_BETWEEN_LOOKS)
    if os.environ.pop(WITH_PARENT, ""):
        end_with_parent()
    if "demo" in sys.argv[1:2]:
        apart(os.environ)
    try:
        execute_from_command_line(["dure", *sys.argv[1:]])
    except ImproperlyConfigured as missing:
        sys.stderr.write(f"두레: {missing}\n")
        sys.exit(1)
    except (OSError, DatabaseError) as error:
        told = no_room(error)
        if not told:
            raise
        sys.stderr.write(f"두레: {told}\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.stderr.write("\n두레: 멈췄어요. / Stopped.\n")
        sys.exit(130)


def no_room(error: Exception) -> str:
    """One sentence where the home cannot be written or the disk is full; empty for anything else."""
    number, text = getattr(error, "errno", None), str(error).lower()
    if number in FULL or "disk is full" in text or (IO_ERROR in text and nothing_left()):
        return (
            f"{home()}: 디스크가 가득 찼어요. 자리를 비우고 다시 해 주세요. / "
            "The disk is full; make room and try again."
        )
    where = str(getattr(error, "filename", None) or "")
    shut = number in SHUT and where.startswith(home())
    if shut or any(said in text for said in READ_ONLY):
        return (
            f"{home()}에 쓸 수 없어요. 폴더의 주인과 권한을 보거나 DURE_HOME을 다른 폴더로 하세요. / "
            "Cannot write there; look at its owner and rights, or set DURE_HOME to another folder."
        )
    return ""


def nothing_left() -> bool:
    """True where the home or the database's folder has no room: SQLite then says no more than that
    it cannot read or write, because not even its small files beside the database can be made."""
    database = os.environ.get("DURE_DATABASE_URL", "").removeprefix("sqlite://")
    for place in (home(), os.path.dirname(database) or home()):
        with suppress(OSError):
            if shutil.disk_usage(place).free < LEAST_BYTES:
                return True
    return False


def home() -> str:
    """Where this house keeps its things, also when its settings could not be read."""
    return os.environ.get("DURE_HOME") or str(Path(__file__).resolve().parents[3] / "var")


def apart(environment: MutableMapping[str, str]) -> None:
    """The demo lives in a home and a database of its own, whatever this machine's real ones are."""
    own = Path(__file__).resolve().parents[3] / "var" / "demo"
    environment.setdefault("DURE_HOME", str(own))
    environment["DURE_DEMO"] = "1"
    environment["DJANGO_SETTINGS_MODULE"] = "dure.project.settings.local"
    environment.pop("DURE_DATABASE_URL", None)


if __name__ == "__main__":
    main()
