"""Files of tests that a run leaves out as a whole are not even loaded: to load some takes seconds.

A file says so itself, in one line of its own: `pytestmark = pytest.mark.slow`, or a list with it. Which
marks a run leaves out stands in its `-m`: every `not slow` that is joined to the rest by `and`.
"""

import re
from pathlib import Path

SAID = re.compile(r"^pytestmark = (\[[^\]]*\]|.*)$", re.MULTILINE)
MARK = re.compile(r"\bpytest\.mark\.(\w+)")
NOT = re.compile(r"not (\w+)")


def marks_left_out(expression: str) -> frozenset[str]:
    """The marks whose tests are left out whatever else they are; empty where it is not so plain."""
    parts = [NOT.fullmatch(part.strip()) for part in expression.split(" and ")]
    return frozenset(found[1] for found in parts if found)


def marks_of_all(source: str) -> frozenset[str]:
    """The marks that every test of a file has."""
    said = SAID.search(source)
    return frozenset(MARK.findall(said[1])) if said else frozenset()


def is_left_out(file: Path, expression: str) -> bool:
    """True where no test of this file can be chosen by the expression."""
    if not file.name.startswith("test_") or file.suffix != ".py":
        return False
    left_out = marks_left_out(expression)
    return bool(left_out and left_out & marks_of_all(file.read_text(encoding="utf-8")))
