"""`./dure` on machines that lack things: one whole environment, or a plain word why not."""

import ast
import importlib.machinery
import importlib.util
import json
import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType

import pytest

from dure.kernel.testing.checkout import ROOT

WHEEL = "uv-0-py3-none-any.whl"
# Stands for the installer: makes an empty environment, takes its time, and notes what it was asked.
INSTALLER = """#!{python}
import pathlib, subprocess, sys, time
words = sys.argv[1:]
if words == ["--version"]:
    print("uv 0.13.9")
elif words[0] == "venv":
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", words[-1]], check=True)
else:
    with open("asked.txt", "a") as notes:
        notes.write(" ".join(words) + "\\n")
    while pathlib.Path("slow.txt").exists():
        time.sleep(0.02)
    pathlib.Path("arrived.txt").touch()
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with the script, a lock, a product that greets, and an installer on PATH."""
    folder = tmp_path / "두레 clone"
    (folder / "src" / "dure" / "project").mkdir(parents=True)
    (folder / "bin").mkdir()
    shutil.copy(ROOT / "dure", folder / "dure")
    (folder / "uv.lock").write_text("version = 1\n")
    (folder / "src/dure/project/command.py").write_text("import sys; print('hello', sys.argv[1:])")
    installer = folder / "bin" / "uv"
    installer.write_text(INSTALLER.format(python=sys.executable))
    installer.chmod(0o755)
    return folder


def start(checkout: Path, *words: str, **environment: str) -> subprocess.Popen[str]:
    """`./dure WORDS` as somebody would type it."""
    path = {"PATH": f"{checkout / 'bin'}:/usr/bin:/bin"}
    return subprocess.Popen(
        [sys.executable, checkout / "dure", *words],
        cwd="/",
        env={**path, **environment},
        text=True,
        encoding=environment.get("PYTHONIOENCODING", "utf-8"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def worked() -> float:
    """The seconds that our children kept a core busy; others on this machine do not count."""
    return sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


def asked(checkout: Path) -> list[str]:
    notes = checkout / "asked.txt"
    return notes.read_text().splitlines() if notes.exists() else []


def test_the_first_start_makes_the_environment_and_the_second_uses_it(checkout: Path) -> None:
    first, said = start(checkout, "greet", "순례").communicate()
    began = worked()
    second, nothing = start(checkout, "greet", "순례").communicate()

    assert first == second == "hello ['greet', '순례']\n"
    assert "Preparing" in said
    assert nothing == ""
    assert worked() - began < 2
    assert asked(checkout) == ["sync --frozen --no-install-project --no-dev"]


SURROUNDED = """import json, os, sys
names = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "DURE_HOME")
print(json.dumps([sys.dont_write_bytecode, sys.pycache_prefix, *map(os.environ.get, names)]))
"""


@pytest.mark.parametrize("told", ["", "1"])
def test_what_python_compiles_is_kept_in_our_folder_whatever_the_machine_says(
    checkout: Path, told: str
) -> None:
    (checkout / "src/dure/project/command.py").write_text(SURROUNDED)
    start(checkout, "greet").communicate()

    said, _ = start(
        checkout, "greet", PYTHONDONTWRITEBYTECODE=told, DURE_HOME="/srv/h"
    ).communicate()

    cache = str(checkout / ".venv" / "pycache")
    assert json.loads(said) == [False, cache, None, cache, "/srv/h"]


def test_a_folder_that_somebody_chose_for_it_stays_chosen(checkout: Path, tmp_path: Path) -> None:
    (checkout / "src/dure/project/command.py").write_text(SURROUNDED)
    chosen = str(tmp_path / "chosen")
    start(checkout, "greet").communicate()

    said, _ = start(checkout, "greet", PYTHONPYCACHEPREFIX=chosen).communicate()

    assert json.loads(said)[1] == chosen


def test_the_second_start_compiles_nothing_anew(checkout: Path) -> None:
    (checkout / "src/dure/greeting.py").write_text("WORDS = 'hello'")
    (checkout / "src/dure/project/command.py").write_text(
        "import dure.greeting\nprint(dure.greeting.__cached__)"
    )
    first, _ = start(checkout, "greet", PYTHONDONTWRITEBYTECODE="1").communicate()
    kept = Path(first.strip())
    assert kept.is_relative_to(checkout / ".venv")
    was = kept.stat()

    start(checkout, "greet", PYTHONDONTWRITEBYTECODE="1").communicate()

    assert kept.stat() == was or kept.stat().st_mtime_ns == was.st_mtime_ns
    assert not list((checkout / "src").rglob("__pycache__"))


def test_two_starts_at_once_make_one_environment(checkout: Path) -> None:
    both = [start(checkout, "greet"), start(checkout, "greet")]
    answers = [one.communicate()[0] for one in both]

    assert answers == ["hello ['greet']\n"] * 2
    assert len(asked(checkout)) == 1


def test_an_interrupted_start_is_not_taken_for_a_whole_one(checkout: Path) -> None:
    (checkout / "slow.txt").touch()  # the installer is still at work when the start is killed
    killed = start(checkout, "greet")
    while not asked(checkout):
        time.sleep(0.02)
    killed.kill()
    killed.wait()
    (checkout / "slow.txt").unlink()
    (checkout / ".venv" / "half a package").touch()

    again, _ = start(checkout, "greet").communicate()

    assert again == "hello ['greet']\n"
    assert not (checkout / ".venv" / "half a package").exists()
    assert len(asked(checkout)) == 2


def test_the_next_start_waits_for_an_installer_whose_starter_was_killed(checkout: Path) -> None:
    (checkout / "slow.txt").touch()
    killed = start(checkout, "greet")
    while not asked(checkout):
        time.sleep(0.02)
    killed.kill()
    second = start(checkout, "greet")
    assert second.stderr is not None
    assert "Waiting" in second.stderr.readline()
    assert not (checkout / "arrived.txt").exists()

    (checkout / "slow.txt").unlink()
    said, _ = second.communicate()

    assert said == "hello ['greet']\n"
    assert (checkout / "arrived.txt").exists()


def test_tests_bring_more_and_the_product_never_takes_it_away(checkout: Path) -> None:
    start(checkout, "greet").communicate()
    start(checkout, "check").communicate()
    start(checkout, "greet").communicate()
    (checkout / "uv.lock").write_text("version = 2\n")
    start(checkout, "greet").communicate()

    runtime, full = (
        "sync --frozen --no-install-project --no-dev",
        "sync --frozen --no-install-project",
    )
    assert asked(checkout) == [runtime, full, full]


def test_a_checkout_that_moved_gets_its_environment_anew(checkout: Path) -> None:
    start(checkout, "greet").communicate()
    moved = checkout.rename(checkout.with_name("moved"))

    said, _ = start(moved, "greet").communicate()

    assert said == "hello ['greet']\n"
    assert len(asked(moved)) == 2


def test_behind_a_mirror_only_names_and_hashes_count(checkout: Path) -> None:
    start(checkout, "greet", PIP_INDEX_URL="https://mirror.example/simple").communicate()

    export, install = asked(checkout)
    assert export.startswith("export --frozen")
    assert "--require-hashes" in install
    assert "--default-index https://mirror.example/simple" in install


def test_alone_it_lists_the_commands_and_prepares_nothing(checkout: Path) -> None:
    commands = checkout / "src/dure/ground/management/commands"
    commands.mkdir(parents=True)
    (commands / "doctor.py").write_text('"""설정을 살펴요 · what is missing."""\n')

    said, _ = start(checkout).communicate()

    assert "./dure doctor        설정을 살펴요 · what is missing." in said
    assert "./dure check" in said
    assert not (checkout / ".venv").exists()


def test_without_a_network_it_says_so_in_one_sentence(checkout: Path) -> None:
    (checkout / "bin" / "uv").unlink()
    failed = start(checkout, "greet", UV_DEFAULT_INDEX="http://127.0.0.1:9/simple")
    _, said = failed.communicate()

    assert failed.returncode == 1
    assert "Could not fetch uv over the network" in said
    assert "Traceback" not in said


def test_where_it_may_not_write_it_says_where(checkout: Path) -> None:
    (checkout / ".venv-tools").write_text("in the way")
    failed = start(checkout, "greet")
    _, said = failed.communicate()

    assert failed.returncode == 1
    assert "Cannot write" in said
    assert "Traceback" not in said


# The parts that a start cannot show.


@pytest.fixture
def script(tmp_path: Path) -> ModuleType:
    """The script as a module, looking at an empty checkout."""
    loader = importlib.machinery.SourceFileLoader("dure_script", str(ROOT / "dure"))
    spec = importlib.util.spec_from_loader("dure_script", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    module.TOOLS = tmp_path / "tools"
    module.TOOLS.mkdir()
    return module


@pytest.fixture
def index(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """An index of our own on this machine: its address, and the folder of its files."""
    folder = tmp_path / "index"
    (folder / "uv").mkdir(parents=True)
    (folder / "uv" / WHEEL).write_bytes(b"not the installer")
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()


def test_without_a_home_what_arrives_is_kept_in_our_folder(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "no home").touch()
    for unsaid in ("UV_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(unsaid, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "no home"))
    assert script.surroundings_of_uv()["UV_CACHE_DIR"] == str(script.TOOLS / "cache")

    monkeypatch.setenv("HOME", str(tmp_path))
    assert "UV_CACHE_DIR" not in script.surroundings_of_uv()


@pytest.mark.parametrize("link", [f"{WHEEL}#sha256=0a", f"../uv/{WHEEL}"])
def test_an_index_in_html_is_understood(
    script: ModuleType, index: tuple[str, Path], link: str
) -> None:
    address, folder = index
    (folder / "uv" / "index.html").write_text(f'<a href="{link}">{WHEEL}</a>')
    assert script.address_of(WHEEL, f"{address}/uv/") == f"{address}/uv/{WHEEL}"


def test_an_index_in_json_is_understood(script: ModuleType, index: tuple[str, Path]) -> None:
    address, folder = index
    (folder / "page.json").write_text(json.dumps({"files": [{"filename": WHEEL, "url": "/f"}]}))
    assert script.address_of(WHEEL, f"{address}/page.json") == f"{address}/f"


def test_an_installer_with_another_hash_is_refused(
    script: ModuleType, index: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, folder = index
    (folder / "uv" / "index.html").write_text(f'<a href="{WHEEL}">{WHEEL}</a>')
    machine = (os.uname().sysname, os.uname().machine)
    monkeypatch.setattr(script, "UV_WHEELS", {machine: (WHEEL, "0" * 64)})
    monkeypatch.setenv("UV_DEFAULT_INDEX", address)

    with pytest.raises(script.Trouble, match="wrong hash"):
        script.fetch_uv()
    assert list(script.TOOLS.iterdir()) == []


def test_an_old_python_can_read_it_as_far_as_the_sentence_that_says_so() -> None:
    read = ast.parse((ROOT / "dure").read_text(encoding="utf-8"), feature_version=(3, 6))
    newer = [
        one
        for one in ast.walk(read)
        if isinstance(one, ast.ImportFrom) and one.module == "__future__"
    ]
    said = [one.annotation for one in ast.walk(read) if isinstance(one, ast.arg)]
    said += [one.returns for one in ast.walk(read) if isinstance(one, ast.FunctionDef)]
    assert not newer
    assert not [one for one in said if isinstance(one, ast.Subscript | ast.BinOp)]


@pytest.mark.parametrize("encoding", ["ascii", "euc-kr", "utf-8"])
def test_a_terminal_that_lacks_a_letter_still_shows_the_commands(
    checkout: Path, encoding: str
) -> None:
    told, complained = start(checkout, PYTHONIOENCODING=encoding).communicate()
    assert "./dure check" in told
    assert not complained


def test_an_old_python_is_told_apart(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(script.shutil, "which", lambda name: None)
    with pytest.raises(script.Trouble, match=r"Python 3\.11 or newer"):
        script.find_newer_python(["demo"])
