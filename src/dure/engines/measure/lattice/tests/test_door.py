"""The compiled kernel is loaded when it is needed, and kept where somebody may write."""

import os
import subprocess
import sys

import pytest

from dure.engines.measure.lattice.door import cache_folder

LOADED = """
import sys
import dure.engines.measure
import dure.engines.measure.elsewhere
heavy = {"numba", "llvmlite", "pyspark", "psycopg"} & set(sys.modules)
sys.exit(f"loaded at start-up: {heavy}" if heavy else 0)
"""


@pytest.mark.slow
def test_start_up_pays_for_no_engine_that_it_may_not_need():
    done = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", LOADED], check=False, capture_output=True, text=True
    )

    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture
def places(tmp_path, monkeypatch):
    """Three places that may be named, none of them there yet."""
    monkeypatch.setenv("DURE_CACHE", str(tmp_path / "ours"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "theirs"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path


def test_the_place_that_was_named_comes_first(places):
    assert cache_folder() == places / "ours" / "dure-kernel"


def test_a_place_that_cannot_be_made_is_passed_over(places):
    # A file stands where the folder should be.
    (places / "ours").write_text("")

    assert cache_folder() == places / "theirs" / "dure-kernel"


def test_where_nothing_can_be_written_a_temporary_folder_does(places, monkeypatch):
    for name in ("ours", "theirs", "home"):
        (places / name).write_text("")
    monkeypatch.setenv("TMPDIR", str(places))

    folder = cache_folder()

    assert folder.is_dir()
    assert folder.name.startswith("dure-kernel-")


@pytest.mark.slow
def test_the_kernel_works_where_its_cache_cannot_be_kept(places):
    (places / "ours").write_text("")
    words = (
        "from dure.engines.measure.lattice.door import kernel; print(kernel().NO_HEADS.key.size)"
    )
    environment = {**os.environ, "DURE_CACHE": str(places / "ours"), "HOME": str(places / "gone")}
    environment.pop("XDG_CACHE_HOME", None)
    environment.pop("NUMBA_CACHE_DIR", None)

    done = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", words],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
    )

    assert done.stdout.strip() == "0", done.stderr
