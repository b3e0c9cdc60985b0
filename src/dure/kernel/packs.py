"""Packs (꾸러미): the house's own YAML, read by the quick parser where the library has it.

They are read while the house starts, and the parser written in Python takes ten times as long. What
somebody else wrote is read by `plain_yaml`.
"""

from pathlib import Path
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_pack(file: Path) -> Any:
    """The plain values of one of our files."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - a safe loader
