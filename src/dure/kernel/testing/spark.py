"""A real Spark standalone cluster for the tests: a master and two workers on loopback, gone afterwards.

Spark comes from the Python package of the lock's group `spark`, Java from this machine or Debian.
"""

import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from dure.kernel.testing.checkout import ROOT

HOST = "127.0.0.1"
DEBIAN_PACKAGES = ("openjdk-17-jre-headless",)
OLDEST_JAVA = 17
WORKERS = 2
SECONDS_TO_START = 60


class SparkMissing(Exception):  # noqa: N818
    """This machine cannot run a Spark cluster; the text says why in one sentence."""


def have_spark() -> None:
    """See that Java and Spark are here; install what is missing where that is ours to do."""
    if java_version() < OLDEST_JAVA:
        install_java()
    if importlib.util.find_spec("pyspark") is None:
        install_pyspark()


def java_version() -> int:
    """The major version of this machine's Java; 0 without one."""
    java = shutil.which("java")
    if java is None:
        return 0
    told = subprocess.run([java, "-version"], check=False, capture_output=True, text=True)
    found = re.search(r'version "(\d+)', told.stderr + told.stdout)
    return int(found.group(1)) if found else 0


def install_java() -> None:
    """Debian's Java by Debian's own means."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise SparkMissing(f"no Java {OLDEST_JAVA} or newer")
    say("Installing Java, about a minute …")
    for words in (
        ("update", "-qq"),
        ("install", "-y", "-qq", "--no-install-recommends", *DEBIAN_PACKAGES),
    ):
        done = call(["apt-get", *words], {"DEBIAN_FRONTEND": "noninteractive"})
        if done.returncode:
            raise SparkMissing(f"Java could not be installed: {done.stdout.strip()[-200:]}")


def install_pyspark() -> None:
    """Spark as the lock names it, hashes checked, into this environment."""
    found = shutil.which("uv") or next(map(str, sorted(ROOT.glob(".venv-tools/uv-*"))), None)
    if found is None:
        raise SparkMissing("no uv to install Spark with")
    say("Installing Spark, about a minute …")
    mirror = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("PIP_INDEX_URL")
    with tempfile.TemporaryDirectory() as folder:
        wanted = str(Path(folder, "wanted.txt"))
        export = ["export", "--frozen", "--quiet", "--only-group", "spark", "--output-file", wanted]
        install = ["pip", "install", "--quiet", "--require-hashes", "--python", sys.executable]
        index = ["--default-index", mirror] if mirror else []
        for words in (export, [*install, *index, "-r", wanted]):
            done = call([found, *words], {})
            if done.returncode:
                raise SparkMissing(f"Spark could not be installed: {done.stdout.strip()[-200:]}")
    importlib.invalidate_caches()


def call(words: Sequence[str], more: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run a program to its end and collect what it says."""
    return subprocess.run(
        words,
        cwd=ROOT,
        env={**os.environ, **more},
        check=False,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


@dataclass(frozen=True, slots=True)
class Cluster:
    """Cluster (스파크 묶음): the master's address and the workers' processes."""

    address: str
    workers: tuple["subprocess.Popen[bytes]", ...]


@contextmanager
def running_spark() -> Iterator[Cluster]:
    """Start a master and two workers of one core each."""
    if java_version() < OLDEST_JAVA or importlib.util.find_spec("pyspark") is None:
        raise SparkMissing("no Java or no pyspark")
    folder = Path(tempfile.mkdtemp(prefix="dure-spark-"))
    port = free_port()
    address = f"spark://{HOST}:{port}"
    try:
        with ExitStack() as ends:
            master = ["master.Master", "--port", str(port)]
            ends.enter_context(running(master, folder / "master.log", "I have been elected leader"))
            workers = []
            for number in range(WORKERS):
                worker = ["worker.Worker", "--cores", "1", "--memory", "2g"]
                worker += ["--work-dir", str(folder / f"work-{number}"), address]
                log = folder / f"worker-{number}.log"
                begun = running(worker, log, "Successfully registered with master")
                workers.append(ends.enter_context(begun))
            yield Cluster(address, tuple(workers))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(words: Sequence[str], log: Path, ready: str) -> Iterator["subprocess.Popen[bytes]"]:
    """One of Spark's servers, from its first word to its end."""
    with log.open("wb") as told:
        server = subprocess.Popen(
            [spark_class(), f"org.apache.spark.deploy.{words[0]}", "--host", HOST, *words[1:]],
            env={**os.environ, "SPARK_LOCAL_IP": HOST, "SPARK_NO_DAEMONIZE": "1"},
            stdout=told,
            stderr=told,
            start_new_session=True,
        )
    try:
        wait_for(server, log, ready)
        yield server
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def spark_class() -> str:
    """The packaged script that starts Spark's servers."""
    package = importlib.util.find_spec("pyspark")
    if package is None or package.origin is None:
        raise SparkMissing("no pyspark")
    return str(Path(package.origin).parent / "bin" / "spark-class")


def wait_for(server: "subprocess.Popen[bytes]", log: Path, ready: str) -> None:
    """Return when the log says that the server is ready."""
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        if ready in log.read_text(errors="replace"):
            return
        time.sleep(0.1)
    raise SparkMissing(f"a Spark server did not start: {log.read_text(errors='replace')[-300:]}")


def free_port() -> int:
    """A port of loopback that nobody has."""
    with socket.socket() as one:
        one.bind((HOST, 0))
        return int(one.getsockname()[1])


def say(line: str) -> None:
    """One line to the person who waits."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
