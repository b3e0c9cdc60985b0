"""A folder is laid down among the programmes and runs: nothing outside it changes (house §5.8).

The sample is the repair café of `tests/samples`. It is copied into a copy of this checkout, where
everything is then done that a newcomer would do: migrations, pages of the docs, contracts, tests.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dure.kernel.testing.checkout import ROOT

SAMPLE = ROOT / "tests" / "samples" / "repair_cafe"
# What a checkout needs to run; the environment is the one that runs these tests.
TAKEN = (
    "src",
    "docs",
    "tests/architecture",
    "dure",
    "pyproject.toml",
    "conftest.py",
    ".importlinter",
)
LEFT = shutil.ignore_patterns("__pycache__", "*.pyc", "var")
PYTHON = [sys.executable, "-B", "-m"]
CHECKS = {
    "migrations": [*PYTHON, "dure.project.command", "makemigrations", "--check"],
    "contracts": [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
    "tests": [
        *PYTHON,
        "pytest",
        "--nomigrations",  # they are looked at beside it
        "src/dure/programmes/repair_cafe",
        *(
            f"tests/architecture/test_{name}.py"
            for name in ("words", "foreign_keys", "sizes", "urls_have_permission")
        ),
    ],
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this checkout."""
    copy = tmp_path_factory.mktemp("house") / "dure"
    for name in TAKEN:
        there = ROOT / name
        take = shutil.copytree if there.is_dir() else shutil.copy
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        take(there, copy / name, **({"ignore": LEFT} if there.is_dir() else {}))
    return copy


@pytest.mark.slow
def test_a_programme_is_a_folder_and_nothing_else_changes(house: Path) -> None:
    folder = house / "src" / "dure" / "programmes" / SAMPLE.name
    before = fingerprints(house, besides=folder)

    shutil.copytree(SAMPLE, folder, ignore=LEFT)
    made = run(house, [*PYTHON, "dure.kernel.testing.docs"])  # before the tests that compare pages
    with ThreadPoolExecutor() as both:
        said = dict(
            zip(CHECKS, both.map(lambda one: run(house, one), CHECKS.values()), strict=True)
        )

    assert made.returncode == 0, made.stderr
    broken = {name: one.stdout + one.stderr for name, one in said.items() if one.returncode}
    assert broken == {}, "\n".join(broken.values())
    assert "passed" in said["tests"].stdout
    assert fingerprints(house, besides=folder) == before
    page = (folder / "CATALOGUE.md").read_text(encoding="utf-8")
    assert "`repair_cafe.item.mend`" in page
    assert "물건" in page


def test_a_change_outside_would_be_noticed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "docs"
    for each in (inside, outside):
        each.mkdir()
        (each / "page.md").write_text("before", encoding="utf-8")
    before = fingerprints(tmp_path, besides=inside)
    (inside / "page.md").write_text("after", encoding="utf-8")
    assert fingerprints(tmp_path, besides=inside) == before
    (outside / "page.md").write_text("after", encoding="utf-8")
    assert fingerprints(tmp_path, besides=inside) != before


def fingerprints(house: Path, *, besides: Path) -> dict[str, str]:
    """What every file outside a folder says."""
    return {
        str(file.relative_to(house)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(house.rglob("*"))
        if file.is_file() and not file.is_relative_to(besides) and "__pycache__" not in file.parts
    }


def run(house: Path, words: list[str]) -> subprocess.CompletedProcess[str]:
    """Run something in the copy, with what it makes outside of it."""
    surroundings = {
        **os.environ,
        "PYTHONPATH": str(house / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "DURE_HOME": str(house.parent / "home"),
        "DURE_DATABASE_URL": f"sqlite:///{house.parent / 'x.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "dure.project.settings.local",
    }
    if "pytest" in words:
        surroundings["DJANGO_SETTINGS_MODULE"] = "dure.project.settings.test"
    return subprocess.run(
        words, cwd=house, env=surroundings, capture_output=True, text=True, check=False
    )
