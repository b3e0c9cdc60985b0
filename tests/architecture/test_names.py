"""Names say the thing itself; nothing in the project names the machine it was written on."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from dure.kernel.testing.checkout import ROOT

DRAWERS = {"utils", "util", "helpers", "helper", "misc", "common", "base", "manager", "managers"}
DRAWERS |= {"handler", "handlers", "stuff", "functions", "shared", "core", "lib", "tools"}
# Django's own words for its settings and commands.
SETTINGS = Path("src/dure/project/settings/base.py")
# A folder of one person's machine, two levels deep: a path that exists nowhere else.
SOMEBODYS_FOLDER = re.compile(r"(?<![\w./:}])/(?:home|root|Users|work)/[\w.-]+/[\w.-]+")
TEXTS = {".py", ".md", ".toml", ".yaml", ".html", ".css", ".js", ".txt", ".ini", ""}


def test_no_drawer_for_everything() -> None:
    assert [str(file) for file in tracked("src") if is_drawer(file)] == []


def test_no_folder_of_one_machine() -> None:
    texts = [file for file in tracked(".") if file.suffix in TEXTS and (ROOT / file).is_file()]
    assert [f"{file}: {found}" for file in texts for found in folders_in(ROOT / file)] == []


def tracked(under: str) -> Iterable[Path]:
    """The files that git knows, or would on the next `git add`."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", under]
    done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    return [Path(line) for line in done.stdout.splitlines()]


def is_drawer(file: Path) -> bool:
    return file != SETTINGS and bool(DRAWERS & {file.stem, *file.parts[:-1]})


def folders_in(file: Path) -> list[str]:
    return SOMEBODYS_FOLDER.findall(file.read_text(encoding="utf-8", errors="replace"))


@pytest.mark.parametrize("name", ["src/dure/ground/utils.py", "src/dure/common/words.py"])
def test_a_drawer_is_noticed(name: str) -> None:
    assert is_drawer(Path(name))


def test_a_folder_of_one_machine_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_text(f"see {Path('/home') / 'sunrye' / 'dure' / 'notes'}")
    assert folders_in(file)
    file.write_text("https://example.org/home/sunrye/dure and src/work/places/a")
    assert not folders_in(file)
