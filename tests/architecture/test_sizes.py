"""Small enough to be read at once: files, functions, views and classes keep within their budget."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from dure.kernel.testing.checkout import PACKAGE, ROOT
from dure.kernel.testing.sources import nodes

FILE, TEST_FILE, FUNCTION, VIEW, CLASS, METHODS = 300, 400, 40, 15, 150, 12
PLACES = (PACKAGE, ROOT / "tests", ROOT / "bench")
Function = ast.FunctionDef | ast.AsyncFunctionDef
Sized = Function | ast.ClassDef
SIZED: tuple[type[Sized], ...] = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def test_everything_keeps_within_its_budget() -> None:
    files = [
        ROOT / "dure",
        ROOT / "conftest.py",
        *(f for place in PLACES for f in place.rglob("*.py")),
    ]
    written = [file for file in files if "migrations" not in file.parts]
    assert [fault for file in sorted(written) for fault in too_large(file)] == []


def too_large(file: Path) -> list[str]:
    text = file.read_text(encoding="utf-8")
    is_test = "tests" in file.parts or file.name == "conftest.py"
    found = list(over(file, "file", filled(text), TEST_FILE if is_test else FILE))
    if not is_test:
        limit = VIEW if file.name == "view.py" else FUNCTION
        for node in nodes(file, *SIZED):
            found += faults_of(file, node, text, limit)
    return found


def faults_of(file: Path, node: Sized, text: str, limit: int) -> Iterator[str]:
    if isinstance(node, Function):
        yield from over(file, f"function {node.name}", lines_of(node, text), limit)
    if isinstance(node, ast.ClassDef):
        methods = sum(isinstance(part, Function) for part in node.body)
        yield from over(file, f"class {node.name}", lines_of(node, text), CLASS)
        yield from over(file, f"methods of {node.name}", methods, METHODS)


def over(file: Path, what: str, size: int, limit: int) -> Iterator[str]:
    if size > limit:
        yield f"{file}: {what} has {size}, at most {limit}"


def lines_of(node: Function | ast.ClassDef, text: str) -> int:
    return filled("\n".join(text.splitlines()[node.lineno - 1 : node.end_lineno]))


def filled(text: str) -> int:
    return sum(1 for line in text.splitlines() if line.strip())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("long.py", "x = 1\n" * (FILE + 1)),
        ("tests/test_long.py", "x = 1\n" * (TEST_FILE + 1)),
        ("wide.py", "def f():\n" + "    x = 1\n" * FUNCTION),
        ("screens/page/view.py", "def f():\n" + "    x = 1\n" * VIEW),
        ("fat.py", "class C:\n" + "    x = 1\n" * CLASS),
        (
            "busy.py",
            "class C:\n" + "".join(f"    def f{n}(self): ...\n" for n in range(METHODS + 1)),
        ),
    ],
)
def test_what_is_too_large_is_noticed(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    assert len(too_large(file)) == 1


def test_blank_lines_are_free(tmp_path: Path) -> None:
    file = tmp_path / "airy.py"
    file.write_text("x = 1\n\n" * FILE, encoding="utf-8")
    assert too_large(file) == []
