"""The source as the tests of the house read it: each file is parsed once for all of them."""

import ast
from functools import cache
from pathlib import Path


@cache
def parsed(file: Path) -> ast.Module:
    """The parsed file, as it was at the first look of this process."""
    return ast.parse(file.read_text(encoding="utf-8"))
