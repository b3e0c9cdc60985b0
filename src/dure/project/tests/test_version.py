"""The version is written in two places; they agree."""

import tomllib

from dure.kernel.testing.checkout import ROOT
from dure.project.version import VERSION


def test_the_version_is_that_of_the_package() -> None:
    written = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert written["project"]["version"] == VERSION
