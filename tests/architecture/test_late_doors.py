"""A verb that loads its library late never bears the name of a file beside it.

Python puts a loaded file over whatever has its name in the package: the verb would become a module.
"""

import re

import pytest

from dure.kernel.testing.checkout import ROOT

ENGINES = ROOT / "src" / "dure" / "engines"
LATE = re.compile(r'^\s*(\w+) = late\("', re.MULTILINE)
PACKAGES = sorted(path.parent for path in ENGINES.glob("*/__init__.py"))


def overshadowed(names: list[str], files: set[str]) -> list[str]:
    return sorted(set(names) & files)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_no_late_verb_is_named_like_a_file(package) -> None:
    names = LATE.findall((package / "__init__.py").read_text("utf-8"))

    assert overshadowed(names, {path.stem for path in package.iterdir()}) == []


def test_one_that_is_would_be_found() -> None:
    said = '    attack = late("dure.engines.disclosure.attack", "attack")\n'

    assert overshadowed(LATE.findall(said), {"attack", "files"}) == ["attack"]
