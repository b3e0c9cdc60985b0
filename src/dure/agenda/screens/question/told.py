"""What was heard, made ready for the page: every statement with its words, every cell with its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dure.agenda.rules.picture import picture
from dure.agenda.rules.sentences import letter
from dure.agenda.types.hearing import GroupCard, Heard, QuestionCard, StatementCard
from dure.kernel.words import Words

HUES = ("agenda", "communication", "measurement", "backbone", "activities")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in a result, which way, and why it stands there."""

    statement: StatementCard
    direction: str
    because: Words


@dataclass(frozen=True, slots=True)
class GroupTold:
    """An opinion group on the page: letter, colour, size and what it holds."""

    letter: Words
    hue: str
    hidden: bool
    size: int
    sayings: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """How some answered a statement."""

    agree: int
    disagree: int
    passed: int

    @property
    def total(self) -> int:
        """How many answered."""
        return self.agree + self.disagree + self.passed

    @property
    def percent(self) -> int:
        """How many in a hundred agree."""
        return round(100 * self.agree / max(self.total, 1))


@dataclass(frozen=True, slots=True)
class Row:
    """A statement with its answers: of all, and of each part; None where it is hidden."""

    statement: StatementCard
    whole: Cell
    cells: tuple[Cell | None, ...]


def told(question: QuestionCard, heard: Heard) -> dict[str, Any]:
    """The context of the result part."""
    said = heard.said
    groups = sorted(said.get("groups", ()), key=lambda one: int(one["number"]))
    declared = said.get("declared") or {}
    return {
        "heard": heard,
        "said": said,
        "groups": [_group(one, heard) for one in groups],
        "some_hidden": any(one["hidden"] for one in groups),
        "common": [one for one in (_said(each, heard) for each in said.get("common", ())) if one],
        "picture": _drawn(groups),
        "rows": _rows(heard, [str(one["number"]) for one in groups], "groups"),
        "letters": [letter(int(one["number"])) for one in groups],
        "declared": _declared(question.groups, declared),
        "declared_rows": _declared_rows(question.groups, heard, declared),
    }


def _group(one: Mapping[str, Any], heard: Heard) -> GroupTold:
    sayings = (_said(each, heard) for each in one.get("sayings", ()))
    return GroupTold(
        letter(one["number"]),
        HUES[one["number"] % len(HUES)],
        one["hidden"],
        one.get("size", 0),
        tuple(each for each in sayings if each),
    )


def _said(each: Mapping[str, Any], heard: Heard) -> Said | None:
    statement = heard.statements.get(each["statement"])
    if statement is None:  # turned away since it was reckoned
        return None
    return Said(statement, each["direction"], Words.of(each["because"]))


def _drawn(groups: list[Mapping[str, Any]]) -> dict[str, Any] | None:
    drawn = picture(groups)
    if drawn is None:
        return None
    beds = [
        {"bed": bed, "letter": letter(bed.number), "hue": HUES[bed.number % len(HUES)]}
        for bed in drawn.beds
    ]
    size = {"width": drawn.width, "height": drawn.height, "foot": round(drawn.height - 8, 1)}
    size["wide"] = round(drawn.width * 1.3)
    return {**size, "beds": beds, "a_dot": drawn.people_a_dot}


def _rows(heard: Heard, parts: list[str], key: str) -> list[Row]:
    found = heard.said.get("statements", {})
    return [
        Row(heard.statements[number], _cell(one["all"]), _cells(one[key], parts))
        for number, one in sorted((int(code), one) for code, one in found.items())
        if number in heard.statements
    ]


def _declared(groups: Any, said: Mapping[str, Any]) -> list[tuple[Words, int | None]]:
    voices = said.get("voices", {})
    return [(one.name, voices.get(str(one.id))) for one in groups] if voices else []


def _declared_rows(
    groups: Any, heard: Heard, said: Mapping[str, Any]
) -> list[tuple[StatementCard, tuple[Cell | None, ...]]]:
    parts = [str(one.id) for one in groups if isinstance(one, GroupCard)]
    return [
        (heard.statements[number], _cells(cells, parts))
        for number, cells in sorted(
            (int(code), cells) for code, cells in said.get("statements", {}).items()
        )
        if number in heard.statements
    ]


def _cells(cells: Mapping[str, Any], parts: list[str]) -> tuple[Cell | None, ...]:
    return tuple(_cell(cells[part]) if cells.get(part) else None for part in parts)


def _cell(cell: Any) -> Cell:
    return Cell(int(cell[0]), int(cell[1]), int(cell[2]))
