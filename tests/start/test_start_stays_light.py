"""Starting stays light: whoever opens the house or asks for help does not wait for libraries that count.

The libraries below take between a tenth of a second and two seconds to load. The engines that need them
stand behind a door (`engines/door.py`) that loads them at the first call.
"""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dure.kernel.testing.checkout import PACKAGE, ROOT
from dure.kernel.testing.sources import nodes

HEAVY = {
    *("numpy", "scipy", "pandas", "pyarrow", "duckdb", "numba", "llvmlite", "splink", "sqlglot"),
    *("sklearn", "reddwarf", "pabutools", "gmpy2", "pulp"),
    *(
        "xlsxwriter",
        "fontTools",
        "brotli",
        "pyspark",
        "psycopg",
        "playwright",
        "hypothesis",
        "pytest",
    ),
}
# What everybody asks for help about; a command that is one library and nothing else may load it.
ASKED_ABOUT = {
    *("demo", "serve", "worker", "doctor", "backup", "restore", "reseal"),
    *("import", "measure", "link", "overlap", "sketch", "protect"),
    *("deliberate", "elect", "allocate"),
}
# The API's own: loaded by the first who speaks it, not by those who open pages.
OF_THE_API = {"ninja", "pydantic"}
# What one process does after another; after each it says what it has loaded.
STAGES = {
    "serve": "from dure.project.serving import warm_up\nwarm_up()",
    "help": "for app, name in NAMES: load_command_class(app, name)",
    "worker": "autodiscover_modules('tasks')",
    "api": "resolve('/api/v1/initiatives')",
}
BEGIN = """
import json, sys
from django.core.management import load_command_class
from django.urls import resolve
from django.utils.module_loading import autodiscover_modules
"""
TELL = "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The top names of all modules that a fresh Python has loaded, stage by stage."""
    code = [BEGIN, f"NAMES = {commands()!r}"]
    for stage in STAGES.values():
        code += [stage, TELL]
    told = lines_of("\n".join(code), tmp_path_factory.mktemp("home"))
    return {name: set(json.loads(line)) for name, line in zip(STAGES, told, strict=True)}


@pytest.mark.parametrize("stage", STAGES)
def test_no_start_loads_a_heavy_library(stage: str, loaded: dict[str, set[str]]) -> None:
    assert loaded[stage] & HEAVY == set()


def test_a_page_does_not_wait_for_the_library_of_the_api(loaded: dict[str, set[str]]) -> None:
    assert loaded["serve"] & OF_THE_API == set()
    assert loaded["api"] >= OF_THE_API


def test_the_look_around_notices_a_library_that_is_loaded(tmp_path: Path) -> None:
    (told,) = lines_of(f"import json, sys, duckdb\n{TELL}", tmp_path)
    assert "duckdb" in set(json.loads(told)) & HEAVY


def test_the_doors_open_what_is_behind_them() -> None:
    behind = [(file, *said) for file in PACKAGE.rglob("__init__.py") for said in late_names(file)]
    assert len(behind) >= 12
    for file, module, name, called in behind:
        assert called == name, f"{file}: {called} is {module}.{name}"
        source = PACKAGE.parent / f"{module.replace('.', '/')}.py"
        assert f"def {name}(" in source.read_text(encoding="utf-8"), f"{file}: {module}.{name}"


def late_names(file: Path) -> list[tuple[str, str, str]]:
    """(module, name, the name it is given here) of each `name = late(module, name)`."""
    found = []
    for one in nodes(file, ast.Assign):
        match one:
            case ast.Assign(
                targets=[ast.Name(id=called)],
                value=ast.Call(
                    func=ast.Name(id="late"),
                    args=[ast.Constant(value=str(module)), ast.Constant(value=str(name))],
                ),
            ):
                found.append((module, name, called))
    return found


def commands() -> list[tuple[str, str]]:
    """Every command of ours, the application and its name."""
    files = sorted(PACKAGE.glob("*/management/commands/[a-z]*.py"))
    return [(f"dure.{one.parents[2].name}", one.stem) for one in files if one.stem in ASKED_ABOUT]


def lines_of(code: str, home: Path) -> list[str]:
    """What a fresh Python prints."""
    surroundings = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "dure.project.settings.local",
        "DURE_HOME": str(home),
        "DURE_DATABASE_URL": f"sqlite:///{home / 'dure.sqlite3'}",
        "PYTHONPATH": str(PACKAGE.parent),
    }
    words = [sys.executable, "-c", code]
    done = subprocess.run(
        words, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
