"""What the engine's checks say about a line, turned into problems with sentences."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from dure.engines.hangul import settle_particles
from dure.engines.measure import Definition, Entry, Finding, hard_findings, soft_findings
from dure.kernel.packs import read_pack
from dure.kernel.words import Words
from dure.measurement.rules.cells_asked import Dimensions, cell_label, cells_asked
from dure.measurement.types.asked import AskedLine, AskedVersion, Number, StoredValue
from dure.measurement.types.entries import Problem

PACK = Path(__file__).resolve().parent.parent / "pack" / "findings.yaml"
# From here on a number is shown as it was typed: `1E+99` is not written out.
UNWIELDY = 10**18
TYPED_NUMBER = re.compile(r"-?\d{1,18}(\.\d+)?")
HUNDREDTHS = 100
Cells = Mapping[str, StoredValue]


@dataclass(frozen=True, slots=True)
class Past:
    """An organisation's own history of one line: cell → values oldest first, and the last report."""

    values: Mapping[str, Sequence[Number | None]] = field(default_factory=dict)
    previous: Cells = field(default_factory=dict)


@cache
def finding_words() -> dict[str, Words]:
    """The sentences of hard and soft findings, by the engine's code."""
    pack = read_pack(PACK)
    return {code: Words.of(pair) for code, pair in pack.items()}


def definition_of(version: AskedVersion) -> Definition:
    """The arithmetic of a version. Nothing is below zero unless the definition says so.

    A share may exceed its whole, for an explanation: the issue is soft, a slip of the pen or not. What
    is told in hundredths is a share, even where nobody wrote a highest value.
    """
    return Definition(
        code=version.code,
        kind=version.kind,  # type: ignore[arg-type]
        version=version.number,
        time_rule=version.time_rule or None,  # type: ignore[arg-type]
        place_rule=version.place_rule or None,  # type: ignore[arg-type]
        counts_people=version.of_people,
        may_exceed=version.kind == "ratio"
        and (version.highest is not None or version.factor == HUNDREDTHS),
        scale=version.factor,
        lowest=0 if version.lowest is None else version.lowest,
        highest=version.highest,
    )


def hard_problems(
    line: AskedLine, cells: Cells, known: Collection[str], dimensions: Dimensions
) -> tuple[Problem, ...]:
    """What blocks: impossible numbers, unknown cells, a part without its other part."""
    entries = {cell: entry_of(stored) for cell, stored in cells.items()}
    found = hard_findings(definition_of(line.version), entries, known_cells=known)
    halves = [
        Finding("measurement.part_missing", "hard", cell)
        for cell, stored in cells.items()
        if not stored.is_complete
    ]
    return tuple(problem_of(each, line, dimensions) for each in (*found, *halves))


def soft_problems(
    line: AskedLine, cells: Cells, past: Past, dimensions: Dimensions
) -> tuple[Problem, ...]:
    """What is unusual and needs a word of explanation."""
    entries = {cell: entry_of(stored) for cell, stored in cells.items()}
    if len(cells) > 1:
        # A cell that is asked for and still empty makes a split unfinished, not wrong.
        entries = dict.fromkeys(cells_asked(line.version, dimensions), Entry()) | entries
    previous = {cell: entry_of(stored) for cell, stored in past.previous.items()}
    found = soft_findings(
        definition_of(line.version), entries, history=past.values, previous=previous
    )
    rates = [
        Finding("measurement.rate_without_parts", "soft", cell, {"value": stored.value})
        for cell, stored in cells.items()
        if line.version.has_parts and stored.value is not None
    ]
    return tuple(problem_of(each, line, dimensions) for each in (*found, *rates))


def entry_of(stored: StoredValue) -> Entry:
    """A stored value as the engine reads it."""
    return Entry(
        value=stored.value,
        numerator=stored.numerator,
        denominator=stored.denominator,
        not_applicable=stored.state == "not_applicable",
    )


def problem_of(finding: Finding, line: AskedLine, dimensions: Dimensions) -> Problem:
    """A finding with its sentence, which names the indicator and the cell."""
    version = line.version
    values = {key: plain(value) for key, value in finding.values.items()}
    return Problem(
        code=finding.code,
        indicator=version.code,
        place_code=line.place_code,
        cell=finding.cell,
        words=sentence(finding.code, values, version.name, cell_label(finding.cell, dimensions)),
        values=values,
    )


def sentence(code: str, values: Mapping[str, Any], indicator: Words, cell: Words) -> Words:
    """The sentence of a finding in both languages."""
    text = finding_words()[code]
    told = {key: _told(value) for key, value in values.items()}
    return Words(
        settle_particles(text.ko.format(**{**told, "indicator": indicator.ko, "cell": cell.ko})),
        text.en.format(**{**told, "indicator": indicator.en, "cell": cell.en}),
    )


def _told(value: object) -> object:
    """A number in a sentence is grouped, 12,480, as it is on every page; anything else stays."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    if isinstance(value, str) and TYPED_NUMBER.fullmatch(value):
        return f"{Decimal(value):,}"
    return value


TYPED = 4  # decimals that somebody types; more come from dividing


def plain(value: object) -> Any:
    """A number as people write it: whole where it is whole, as it was typed, or else with two decimals."""
    if not isinstance(value, Decimal) or not is_wieldy(value):
        return value if isinstance(value, int | str | float) else str(value)
    if value == value.to_integral_value():
        return int(value)
    typed = value.normalize()
    return str(typed if _decimals(typed) <= TYPED else value.quantize(Decimal("0.01")).normalize())


def _decimals(value: Decimal) -> int:
    return -int(value.as_tuple().exponent)


def is_wieldy(value: Decimal) -> bool:
    """False for what is no number and for numbers nobody would write out."""
    return value.is_finite() and abs(value) < UNWIELDY
