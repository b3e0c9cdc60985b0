"""The command line: `dure VERB …` is a Django management command of the room that owns the verb."""

import errno
import gc
import os
import re
import sys
from collections.abc import MutableMapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import DatabaseError

from dure.kernel.full_disk import FULL, is_full
from dure.kernel.terminal import can_write_all
from dure.kernel.with_parent import WITH_PARENT, end_with_parent

SHUT = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.ENOENT}
NO_TABLES = re.compile(r"no such (table|column)|(relation|column) .* does not exist")
OBJECTS_BETWEEN_LOOKS = 50_000
READ_ONLY = ("readonly database", "unable to open database file")


def main() -> None:
    """Run the verb named on the command line."""
    can_write_all(sys.stdout, sys.stderr)
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
        told = no_room(error) or no_tables(error)
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
    if is_full(error, (home(), database_folder())):
        return f"{home()}: {FULL.ko} / {FULL.en}"
    where = str(getattr(error, "filename", None) or "")
    shut = number in SHUT and where.startswith(home())
    if shut or any(said in text for said in READ_ONLY):
        return (
            f"{home()}에 쓸 수 없어요. 폴더의 주인과 권한을 보거나 DURE_HOME을 다른 폴더로 하세요. / "
            "Cannot write there; look at its owner and rights, or set DURE_HOME to another folder."
        )
    return ""


def no_tables(error: Exception) -> str:
    """One sentence where this house has no tables yet, or those of an older version."""
    if not NO_TABLES.search(str(error)):
        return ""
    demo = Path(home()) / "demo"
    there = f" 시연에 담으려면 DURE_HOME={demo} 를 앞에 적어 주세요." if demo.is_dir() else ""
    here = f" For the demo put DURE_HOME={demo} before it." if demo.is_dir() else ""
    return (
        f"{home()}에는 아직 표가 없거나 앞선 판의 것이에요. "
        f"먼저 dure serve를 켜거나 dure migrate를 해 주세요.{there} / This house has no tables yet, "
        f"or those of an older version; start dure serve, or run dure migrate.{here}"
    )


def database_folder() -> str:
    """Where the file of the database lies; the home where it is none."""
    database = os.environ.get("DURE_DATABASE_URL", "").removeprefix("sqlite://")
    return os.path.dirname(database) or home()


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
