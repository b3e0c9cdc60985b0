"""Votes (응답 읽기): rows become votes and statements, with every fault told by its row and column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dure.engines.deliberate.types import Conversation, Statement, Vote
from dure.engines.voices import BadInput, Fault

TOLD = 20  # faults of one kind told one by one
PARTICIPANT = (
    "participant",
    "participant_id",
    "voter-id",
    "voter_id",
    "pid",
    "참여자",
    "참여자번호",
)
STATEMENT = ("statement", "statement_id", "comment-id", "comment_id", "tid", "의견", "의견번호")
VOTE = ("vote", "응답", "투표")
TIME = ("timestamp", "modified", "voted_at", "응답시각")
TEXT = ("text", "comment-body", "comment_body", "txt", "statement_text", "내용", "의견내용")
MODERATED = ("moderated", "mod", "moderation", "검토")
VOTES = {"1": 1, "+1": 1, "1.0": 1, "0": 0, "0.0": 0, "-0": 0, "-1": -1, "−1": -1, "-1.0": -1}
JUDGED = {"1": False, "0": False, "": False, "-1": True, "−1": True, "1.0": False, "-1.0": True}
_TIME = re.compile(r"\d{1,17}(\.\d+)?")


@dataclass(slots=True)
class _Sheet:
    file: str
    rows: Sequence[Sequence[str]]
    first: int
    faults: list[Fault] = field(default_factory=list)

    def fault(
        self, code: str, row: int | None = None, where: str = "", /, **values: object
    ) -> None:
        self.faults.append(Fault(f"deliberate.{code}", values, self.file, row, where))

    def needs_rows(self) -> None:
        """An empty file is one fault, not one for every column that it does not have."""
        if not any(cell.strip() for row in self.rows for cell in row):
            self.fault("no_rows")
            self.stop()

    @property
    def heading(self) -> list[str]:
        return [cell.strip() for cell in self.rows[0]] if self.rows else []

    def place(self, names: Sequence[str]) -> int | None:
        """The column of one of these names."""
        plain = [one.casefold() for one in self.heading]
        return next((plain.index(name) for name in names if name in plain), None)

    def stop(self) -> None:
        if self.faults:
            raise BadInput(shortened(self.faults))


def shortened(faults: Sequence[Fault]) -> list[Fault]:
    """The first faults of every kind, and how many more of it there are."""
    told: list[Fault] = []
    for code in dict.fromkeys(fault.code for fault in faults):
        same = [fault for fault in faults if fault.code == code]
        told += same[:TOLD]
        if len(same) > TOLD:
            told.append(Fault("deliberate.and_more", {"count": len(same) - TOLD}, same[0].file))
    return told


def conversation_of(
    votes: Sequence[Sequence[str]],
    statements: Sequence[Sequence[str]] | None = None,
    *,
    file: str = "",
    statements_file: str = "",
    first: int = 2,
) -> Conversation:
    """Rows of votes, and of statements where there are some, with their heading."""
    known = (
        _statements(_Sheet(statements_file, statements, first)) if statements is not None else {}
    )
    sheet = _Sheet(file, votes, first)
    sheet.needs_rows()
    places = [_needed(sheet, names) for names in (PARTICIPANT, STATEMENT, VOTE)]
    sheet.stop()
    when = sheet.place(TIME)
    rows = [
        (number, row)
        for number, row in enumerate(sheet.rows[1:], start=first)
        if any(cell.strip() for cell in row)
    ]
    found = [_vote(sheet, number, row, places, known) for number, row in rows]
    times = [_time(sheet, number, row, when) for number, row in rows] if when is not None else []
    sheet.stop()
    taken = [one for one in found if one]
    if times:
        order = sorted(range(len(taken)), key=lambda at: times[at])
        taken = [taken[at] for at in order]
    return Conversation(votes=taken, statements=known, notes=_notes(taken))


def _needed(sheet: _Sheet, names: Sequence[str]) -> int:
    place = sheet.place(names)
    if place is None:
        have = ", ".join(sheet.heading) or "-"
        sheet.fault("column", 1, names[0], column=names[0], have=have[:120])
    return place or 0


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""


def _vote(
    sheet: _Sheet,
    number: int,
    row: Sequence[str],
    places: Sequence[int],
    known: dict[str, Statement],
) -> Vote | None:
    before = len(sheet.faults)
    person, code, said = (_cell(row, place) for place in places)
    if not person:
        sheet.fault("empty", number, sheet.heading[places[0]])
    if not code:
        sheet.fault("empty", number, sheet.heading[places[1]])
    elif known and code not in known:
        sheet.fault("unknown_statement", number, sheet.heading[places[1]], statement=code[:40])
    if said not in VOTES:
        sheet.fault("vote", number, sheet.heading[places[2]], found=said[:30])
    return Vote(person, code, VOTES[said]) if len(sheet.faults) == before else None


def _time(sheet: _Sheet, number: int, row: Sequence[str], place: int) -> tuple[float, str]:
    """Seconds or an ISO date; rows without a time keep their place at the end of what is known."""
    said = _cell(row, place)
    if _TIME.fullmatch(said):
        return float(said), ""
    if re.match(r"\d{4}-\d{2}-\d{2}", said):
        return 0.0, said
    sheet.fault("time", number, sheet.heading[place], found=said[:30])
    return 0.0, ""


def _statements(sheet: _Sheet) -> dict[str, Statement]:
    place = _needed(sheet, STATEMENT)
    sheet.stop()
    text, judged = sheet.place(TEXT), sheet.place(MODERATED)
    known: dict[str, Statement] = {}
    for number, row in enumerate(sheet.rows[1:], start=sheet.first):
        if not any(cell.strip() for cell in row):
            continue
        code = _cell(row, place)
        verdict = _cell(row, judged) if judged is not None else ""
        if not code:
            sheet.fault("empty", number, sheet.heading[place])
        elif code in known:
            sheet.fault("statement_twice", number, sheet.heading[place], statement=code[:40])
        if verdict not in JUDGED:
            sheet.fault("moderated", number, sheet.heading[judged or 0], found=verdict[:30])
        words = _cell(row, text) if text is not None else ""
        known[code] = Statement(code, words, JUDGED.get(verdict, False))
    sheet.stop()
    return known


def _notes(votes: Sequence[Vote]) -> list[Fault]:
    again = len(votes) - len({(one.participant, one.statement) for one in votes})
    return [Fault("deliberate.note_again", {"count": again})] if again else []
