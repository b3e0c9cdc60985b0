"""The verdict of a run: what failed, what this machine could not have, and what CI makes of it."""

import subprocess
import sys
from pathlib import Path

import pytest

from dure.kernel.testing.checkout import ROOT, SOURCE
from dure.kernel.testing.run import BROWSER_TESTS, PAGES, Run, has_paths, verdict


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


def test_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert verdict(Run([])) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Nothing was missing on this machine."


def test_the_last_line_names_what_was_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert verdict(Run([], missing=["Chromium: none found"])) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "This machine could not have: Chromium: none found."


def test_in_ci_nothing_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert verdict(Run([], missing=["Chromium: none found"])) == 1


def test_a_failed_part_fails_the_run() -> None:
    assert verdict(Run([], failed=["PostgreSQL"])) == 1


def test_a_path_among_the_words_is_recognised() -> None:
    assert has_paths(["-k", "src/dure/kernel/tests/test_faces.py::test_x"])
    assert not has_paths(["-k", "ballot"])


def test_what_needs_a_browser_lies_in_one_folder_where_its_run_looks_for_it() -> None:
    mark = "mark." + "browser"
    files = [*SOURCE.rglob("test_*.py"), *(ROOT / "tests").rglob("test_*.py")]
    found = {file.relative_to(ROOT) for file in files if mark in file.read_text("utf-8")}

    assert len(found) > 5
    assert {str(file.parent) for file in found} == {BROWSER_TESTS}


def test_what_means_something_on_a_server_alone_is_no_story_of_a_page() -> None:
    """By day those are not run there, so a story for PostgreSQL among them would never be run."""
    mark = "mark." + "postgres"
    files = [file for folder in PAGES for file in SOURCE.rglob(f"{folder}/**/*.py")]
    found = [file for file in files if mark in file.read_text("utf-8")]

    assert len(files) > 100
    assert found == []


ONE_BY_ONE, BY_A_WORKER = ("-p", "no:xdist"), ("-n", "1")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "workers", "expected"),
    [
        ("def test_a(): pass", ONE_BY_ONE, 0),
        ("@pytest.mark.xfail\ndef test_a(): assert 0", ONE_BY_ONE, 0),
        ("@pytest.mark.skip\ndef test_a(): pass", ONE_BY_ONE, 1),
        ("@pytest.mark.skip\ndef test_a(): pass", BY_A_WORKER, 1),
        ("pytest.importorskip('no_such_module')", ONE_BY_ONE, 1),
        ("pytest.importorskip('no_such_module')", BY_A_WORKER, 1),
    ],
)
def test_in_ci_a_skipped_test_fails_the_run(
    tmp_path: Path, text: str, workers: tuple[str, ...], expected: int
) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "test_it.py").write_text(f"import pytest\n\n{text}\n")
    (tmp_path / "test_more.py").write_text("def test_b(): pass\n")
    plugins = ("-p", "no:django", "-p", "no:playwright", "-p", "no:schemathesis", *workers)
    words = ("-p", "dure.kernel.testing.no_skips", *plugins)
    done = subprocess.run([sys.executable, "-m", "pytest", *words], cwd=tmp_path, check=False)
    assert done.returncode == expected
