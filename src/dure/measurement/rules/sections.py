"""Sections of a report: forty lines are calm when those of one theme stand together."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from dure.kernel.packs import read_pack
from dure.kernel.words import Words
from dure.measurement.types.asked import AskedVersion
from dure.measurement.types.reports import FormLine

PACK = Path(__file__).resolve().parent.parent / "pack" / "themes.yaml"
Section = tuple[Words, tuple[FormLine, ...]]


@cache
def theme_names() -> dict[str, Words]:
    """What themes, and the questions of results-based accountability, are called."""
    pack = read_pack(PACK)
    return {code: Words.of(pair) for code, pair in pack.items()}


def theme_name(code: str) -> Words:
    """What one theme is called; one that nobody named is called by its code."""
    return theme_names().get(code, Words(code, code))


def theme_words(version: AskedVersion) -> Words:
    """The theme of an indicator; without one, the question it answers."""
    return theme_name(version.theme or version.rba or "other")


def sections(lines: Iterable[FormLine]) -> tuple[Section, ...]:
    """The lines by theme, themes and lines in the order in which they first come."""
    found: dict[Words, list[FormLine]] = {}
    for line in lines:
        found.setdefault(theme_words(line.version), []).append(line)
    return tuple((name, tuple(each)) for name, each in found.items())
