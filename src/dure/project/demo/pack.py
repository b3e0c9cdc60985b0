"""The demo's data files, read once: initiatives, organisations, accounts, indicators, levels, story."""

import csv
from functools import cache
from typing import Any

from dure.kernel.packs import read_pack
from dure.kernel.words import Words
from dure.project.settings.base import SOURCE

DATA = SOURCE.parents[1] / "data" / "demo"


@cache
def told(name: str) -> dict[str, Any]:
    """One YAML file of the demo, by its stem."""
    return dict(read_pack(DATA / f"{name}.yaml"))


@cache
def lines(name: str) -> tuple[dict[str, str], ...]:
    """One CSV file of the demo."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def words(pair: Any) -> Words:
    """From `[ko, en]` or `{ko: …, en: …}`; nothing said is nothing in both."""
    if not pair:
        return Words("", "")
    if isinstance(pair, dict):
        return Words(str(pair["ko"]), str(pair["en"]))
    ko, en = pair
    return Words(str(ko), str(en))
