"""Pipe (관): columns come in as JSON on standard input, what was linked goes out on standard output."""

import json
import sys
from dataclasses import asdict

from dure.engines.linkage.files import link_columns
from dure.engines.linkage.types import Limits


def main() -> None:
    """Started by `apart`."""
    asked = json.load(sys.stdin)
    linked = link_columns(asked["columns"], Limits(**asked["limits"]))
    json.dump(asdict(linked), sys.stdout, ensure_ascii=True)


if __name__ == "__main__":
    main()
