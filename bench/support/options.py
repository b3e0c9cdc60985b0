"""The words after `./dure bench`: which benches, how large, on which database."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

DATABASES = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Options:
    """What somebody asked to be measured."""

    names: tuple[str, ...]
    scale: float
    databases: tuple[str, ...]
    fresh: bool
    growth: bool
    whole: bool


def read(words: Sequence[str], known: Sequence[str]) -> Options:
    """The options; a wrong word ends with the list of what there is."""
    parser = argparse.ArgumentParser(
        prog="./dure bench",
        description="Measure the figures. Everything is built once for each size and kept in var/bench.",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    parser.add_argument(
        "--scale",
        type=float,
        default=0.1,
        help="a tenth unless said otherwise; 1 is 2.3 million values (10 million records for cube)",
    )
    parser.add_argument("--database", choices=(*DATABASES, "both"), default="both")
    parser.add_argument("--fresh", action="store_true", help="build the data anew")
    parser.add_argument(
        "--growth", action="store_true", help="measure a tenth of the size too, and tell the growth"
    )
    parser.add_argument(
        "--whole",
        action="store_true",
        help="cube: PostgreSQL and Spark at the full size too, a quarter of an hour each",
    )
    found = parser.parse_args(words)
    unknown = sorted(set(found.names) - set(known))
    if unknown:
        parser.error(f"there is no such bench: {', '.join(unknown)}; known: {', '.join(known)}")
    databases = DATABASES if found.database == "both" else (found.database,)
    names = tuple(found.names) or tuple(known)
    return Options(names, found.scale, databases, found.fresh, found.growth, found.whole)
