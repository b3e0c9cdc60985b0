"""What others may use is explained where it stands; what the docs name exists."""

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from dure.kernel.testing.checkout import PACKAGE, ROOT
from dure.kernel.testing.sources import parsed

Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
DOORS = ("services", "queries")
# A path in backticks, such as `measurement/services/{submit,approve}_report.py`.
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
NAMED_FILE = re.compile(r"`((?:[\w{},.-]+/)+[\w{},-]+\.(?:py|yaml|html|txt|css|md))`")


def test_doors_models_and_engines_are_explained() -> None:
    assert [name for file in public_files(PACKAGE) for name in unexplained(file)] == []


def test_files_named_in_the_docs_exist() -> None:
    written = sorted(page for page in (ROOT / "docs").rglob("*.md") if page.parent.name != "rooms")
    assert [f"{page.name}: {name}" for page in written for name in lost(page, PACKAGE, ROOT)] == []


def test_links_between_pages_lead_somewhere() -> None:
    written = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    assert [f"{page.name}: {link}" for page in written for link in broken(page)] == []


def public_files(package: Path) -> Iterator[Path]:
    """Services, queries, models, types and rules of every room, and the engines."""
    for file in sorted(package.rglob("*.py")):
        inside = file.relative_to(package).parts
        shelf = {*inside[:-1], file.stem}
        if shelf & {"tests", "migrations"}:
            continue
        if inside[0] in ("engines", "kernel") or shelf & {*DOORS, "models", "types", "rules"}:
            yield file


def unexplained(file: Path) -> Iterator[str]:
    """The public functions and classes of a file that say nothing about themselves."""
    tree = parsed(file)
    if tree.body and ast.get_docstring(tree) is None:
        yield f"{file}: the file"
    offered = [node for node in tree.body if isinstance(node, Documented)]
    for node in offered:
        if not node.name.startswith("_") and ast.get_docstring(node) is None:
            yield f"{file}: {node.name}"


def lost(page: Path, *places: Path) -> Iterator[str]:
    """The files that a page names and that are in none of the places."""
    for written in NAMED_FILE.findall(page.read_text(encoding="utf-8")):
        for name in spelled_out(written):
            if name.startswith("room/"):  # a recipe speaks of any room
                continue
            if not any((place / name).exists() for place in places):
                yield name


def broken(page: Path) -> Iterator[str]:
    """Links to files that are not there."""
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in link and not (page.parent / link).exists():
            yield link


def spelled_out(written: str) -> list[str]:
    """`{submit,approve}_report.py` stands for two names."""
    parts = [part.split(",") for part in re.split(r"[{}]", written)]
    return ["".join(choice) for choice in product(*parts)]


def test_a_silent_door_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "measurement" / "services" / "approve_report.py"
    file.parent.mkdir(parents=True)
    file.write_text('"""Approve."""\n\ndef approve_report(): ...\n\ndef _step(): ...\n')
    assert list(public_files(tmp_path)) == [file]
    assert [name.endswith(": approve_report") for name in unexplained(file)] == [True]


def test_a_link_into_nowhere_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "map.md"
    page.write_text("[here](map.md) [gone](gone.md#x) [away](https://example.org)")
    assert list(broken(page)) == ["gone.md"]


def test_a_file_that_moved_away_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "meal_to_number.md"
    page.write_text("then `services/{submit,approve}.py` and `types.py`, see `queries/gone.py`")
    (tmp_path / "services").mkdir()
    (tmp_path / "services" / "submit.py").touch()
    assert list(lost(page, tmp_path)) == ["services/approve.py", "queries/gone.py"]
