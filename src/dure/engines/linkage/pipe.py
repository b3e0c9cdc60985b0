"""Pipe (관): columns come in as JSON on standard input, what was linked goes out on standard output."""

import json
import sys
from dataclasses import asdict
from typing import Any

from dure.engines.linkage.adapter import lunar_births
from dure.engines.linkage.coding import coded_columns
from dure.engines.linkage.files import link_coded, link_columns
from dure.engines.linkage.types import Limits


def main() -> None:
    """Started by `apart`."""
    json.dump(_answer(json.load(sys.stdin)), sys.stdout, ensure_ascii=True)


def _answer(asked: dict[str, Any]) -> Any:
    if "key" in asked:
        return coded_columns(asked["columns"], lunar_births(), key=bytes.fromhex(asked["key"]))
    link = link_coded if asked.get("coded") else link_columns
    return asdict(link(asked["columns"], Limits(**asked["limits"])))


if __name__ == "__main__":
    main()
