"""The one door to values of the law: what held on a day, and where it was read."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dure.ground.law.rules.names import named, written
from dure.kernel.dated import DatedValue, value_on, values_in
from dure.kernel.errors import Refused
from dure.kernel.words import Words

KR = Path(__file__).resolve().parent / "kr"


@dataclass(frozen=True, slots=True)
class LawValue:
    """One value with the day from which it holds, in words."""

    value: Words
    since: date


@dataclass(frozen=True, slots=True)
class LawLine:
    """One line of the readable page: what holds on the day, and what held before."""

    code: str
    name: Words
    value: Words
    since: date
    citation: str
    verified: bool
    is_ahead: bool
    before: tuple[LawValue, ...]


@dataclass(frozen=True, slots=True)
class LawChapter:
    """The lines of one law or field."""

    code: str
    name: Words
    lines: tuple[LawLine, ...]


def law_value(code: str, on: date) -> Any:
    """The value in force on a day, for example `law_value("privacy.leak_notice_hours", day)` → 72.

    Refused: `law.no_such_value`; `kernel.no_value_yet` before the first day it held.
    """
    return law_entry(code, on).value


def law_entry(code: str, on: date) -> DatedValue:
    """The same with its citation, its first day and whether it was verified in the text of the law."""
    return value_on(_entries(code), on)


def law_codes() -> tuple[str, ...]:
    """Every code there is, in order; for the settings page and the generated catalogue."""
    return tuple(sorted(values_in(KR)))


def law_history(code: str) -> tuple[DatedValue, ...]:
    """All values of a code, oldest first."""
    return tuple(sorted(_entries(code), key=lambda entry: entry.since))


def law_chapters(on: date) -> tuple[LawChapter, ...]:
    """Everything by field, in the order of `pack/names.yaml`, as it holds on a day."""
    lines = [_line(code, on) for code in named() if "." in code]
    return tuple(
        LawChapter(chapter, words.name, tuple(each for each in lines if _of(each, chapter)))
        for chapter, words in named().items()
        if "." not in chapter
    )


def _of(line: LawLine, chapter: str) -> bool:
    return line.code.startswith(f"{chapter}.")


def _line(code: str, on: date) -> LawLine:
    history, words = law_history(code), named()[code]
    holds = [each for each in history if each.since <= on]
    entry = holds[-1] if holds else history[0]
    return LawLine(
        code=code,
        name=words.name,
        value=written(entry.value, words.unit),
        since=entry.since,
        citation=entry.citation,
        verified=entry.verified,
        is_ahead=not holds,
        before=tuple(LawValue(written(e.value, words.unit), e.since) for e in holds[:-1]),
    )


def _entries(code: str) -> tuple[DatedValue, ...]:
    entries = values_in(KR).get(code)
    if entries is None:
        raise Refused("law.no_such_value", code=code)
    return entries
