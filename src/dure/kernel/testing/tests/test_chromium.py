"""Which Chromium the browser tests take, and what they say when there is none."""

from pathlib import Path

import pytest

from dure.kernel.testing import chromium
from dure.kernel.testing.chromium import find_chromium, find_or_install_chromium, launch_arguments


@pytest.fixture(autouse=True)
def _empty_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(chromium, "BUNDLES", ())
    monkeypatch.setattr(chromium.ctypes.util, "find_library", lambda name: f"lib{name}")


def a_program(file: Path) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o755)
    return str(file)


def test_the_one_that_was_told_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_program(tmp_path / "chromium")
    monkeypatch.setenv("CHROMIUM_PATH", a_program(tmp_path / "opt" / "my-chromium"))
    assert find_chromium().path == str(tmp_path / "opt" / "my-chromium")


def test_then_the_usual_names_then_playwrights_own(tmp_path: Path) -> None:
    own = a_program(tmp_path / ".cache/ms-playwright/chromium-1200/chrome-linux/chrome")
    assert find_chromium().path == own
    usual = a_program(tmp_path / "chromium")
    assert find_chromium().path == usual


def test_one_that_was_told_and_is_not_there_is_not_replaced_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_program(tmp_path / "chromium")
    monkeypatch.setenv("CHROMIUM_PATH", "/nowhere/chromium")
    assert find_chromium().path is None


def test_without_the_drivers_library_it_says_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_program(tmp_path / "chromium")
    monkeypatch.setattr(chromium.sys, "platform", "linux")
    monkeypatch.setattr(chromium.ctypes.util, "find_library", lambda name: None)
    assert "libatomic1" in find_chromium().reason


def test_an_ordinary_user_is_told_who_may_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_program(tmp_path / "apt-get")
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000)
    assert "only root may install it" in find_or_install_chromium().reason


def test_root_goes_without_the_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0)
    assert launch_arguments("/usr/bin/chromium")["args"] == ["--no-sandbox"]
