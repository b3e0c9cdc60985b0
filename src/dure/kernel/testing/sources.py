"""The source as the tests of the house read it: each file is parsed and walked once for all of them."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar, cast

Node = TypeVar("Node", bound=ast.AST)
Found = Mapping[type[ast.AST], Sequence[ast.AST]]


@cache
def parsed(file: Path) -> ast.Module:
    """The parsed file, as it was at the first look of this process."""
    return ast.parse(file.read_text(encoding="utf-8"))


def nodes(file: Path, *kinds: type[Node]) -> Iterator[Node]:
    """All nodes of a file that are exactly of these kinds, kind by kind, in the order of `ast.walk`."""
    found = by_kind(file)
    for kind in kinds:
        yield from cast("Sequence[Node]", found.get(kind, ()))


@cache
def by_kind(file: Path) -> Found:
    """The nodes of a file by their kind: the walk takes longer than any question about what it finds."""
    found: defaultdict[type[ast.AST], list[ast.AST]] = defaultdict(list)
    for node in ast.walk(parsed(file)):
        found[type(node)].append(node)
    return found
