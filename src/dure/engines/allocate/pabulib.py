"""Pabulib (참여예산 파일): a vote from its text, with every fault told by its row and column."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from dure.engines.allocate.types import APPROVAL, CUMULATIVE, ORDINAL, Project, Vote, Voter
from dure.engines.voices import BadInput, Fault

TOLD = 20  # faults of one kind told one by one
KINDS = {
    "approval": APPROVAL,
    "choose-1": APPROVAL,
    "cumulative": CUMULATIVE,
    "scoring": CUMULATIVE,
    "ordinal": ORDINAL,
}
SECTIONS = ("META", "PROJECTS", "VOTES")
OWN = {"voter_id", "vote", "points"}
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(,\d{3})+")  # 60,500: a won amount, or sixty and a half?
_NUMBER = re.compile(r"-?\d{1,18}([.,]\d{1,9})?")


@dataclass(frozen=True, slots=True)
class _Line:
    row: int
    cells: Mapping[str, str]


@dataclass(slots=True)
class _Draft:
    file: str
    sections: dict[str, list[_Line]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    doubled: int = 0  # approvals that name a project twice

    def fault(
        self, code: str, row: int | None = None, where: str = "", /, **values: object
    ) -> None:
        self.faults.append(Fault(f"allocate.{code}", values, self.file, row, where))


def read_pabulib(text: str, file: str = "") -> Vote:
    """The vote; BadInput with one fault for each thing that is wrong."""
    draft = _Draft(file)
    _split(draft, text)
    _stop(draft)
    meta = {line.cells["key"]: line for line in draft.sections["META"]}
    kind, budget = _kind(draft, meta), _budget(draft, meta)
    threshold = _optional(draft, meta, "min_project_score_threshold")
    longest = _optional(draft, meta, "max_length")
    projects = _projects(draft)
    places = {project.code: place for place, project in enumerate(projects)}
    voters = [_voter(draft, line, kind, places) for line in draft.sections["VOTES"]]
    ids = [line.cells.get("voter_id", "") for line in draft.sections["VOTES"]]
    _stop(draft)
    if kind == ORDINAL:
        voters = _ranked(voters, longest)
    return Vote(
        budget=budget,
        kind=kind,
        projects=tuple(projects),
        voters=tuple(voters),
        title=_said(meta, "description"),
        rule=_said(meta, "rule"),
        threshold=threshold,
        notes=_notes(meta, projects, voters, draft.doubled, ids),
    )


def _stop(draft: _Draft) -> None:
    if draft.faults:
        raise BadInput(shortened(draft.faults))


def shortened(faults: Sequence[Fault]) -> list[Fault]:
    """The first faults of every kind, and how many more of it there are."""
    told: list[Fault] = []
    for code in dict.fromkeys(fault.code for fault in faults):
        same = [fault for fault in faults if fault.code == code]
        told += same[:TOLD]
        if len(same) > TOLD:
            told.append(Fault("allocate.and_more", {"count": len(same) - TOLD}, same[0].file))
    return told


def _split(draft: _Draft, text: str) -> None:
    """The three sections, each with its heading; a cell without a heading is kept under none."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    section, heading = "", list[str]()
    for cells in reader:
        first = cells[0].strip() if cells else ""
        if not any(cell.strip() for cell in cells):
            continue
        if first.upper() in SECTIONS and not any(cell.strip() for cell in cells[1:]):
            section, heading = first.upper(), []
            draft.sections[section] = []
        elif not section:
            draft.fault("no_sections", reader.line_num)
            return
        elif not heading:
            heading = [cell.strip().casefold() for cell in cells]
            _check_heading(draft, section, heading, reader.line_num)
        else:
            named = dict(zip(heading, (cell.strip() for cell in cells), strict=False))
            draft.sections[section].append(_Line(reader.line_num, named))
    missing = [name for name in SECTIONS if name not in draft.sections]
    if missing == list(SECTIONS):
        draft.fault("no_sections")  # an empty file is one fault, not one for each part it lacks
        return
    for name in missing:
        draft.fault("section", section=name)


def _check_heading(draft: _Draft, section: str, heading: list[str], row: int) -> None:
    needed = {"META": ["key", "value"], "PROJECTS": ["project_id", "cost"], "VOTES": ["vote"]}
    for column in needed[section]:
        if column not in heading:
            draft.fault("column", row, section=section, column=column)


def _said(meta: Mapping[str, _Line], key: str) -> str:
    return meta[key].cells.get("value", "") if key in meta else ""


def _kind(draft: _Draft, meta: Mapping[str, _Line]) -> str:
    said = _said(meta, "vote_type").casefold()
    if said not in KINDS:
        row = meta["vote_type"].row if "vote_type" in meta else None
        draft.fault("vote_type", row, found=said, known=", ".join(KINDS))
    return KINDS.get(said, APPROVAL)


def _budget(draft: _Draft, meta: Mapping[str, _Line]) -> Fraction:
    said = _said(meta, "budget")
    amount, row = _amount(said), meta["budget"].row if "budget" in meta else None
    if _THOUSANDS.fullmatch(said):
        draft.fault("thousands", row, found=said, plain=said.replace(",", ""))
    elif amount is None or amount < 0:
        draft.fault("budget", row, found=said)
    return amount or Fraction(0)


def _optional(draft: _Draft, meta: Mapping[str, _Line], key: str) -> Fraction | None:
    said = _said(meta, key)
    if not said or said.casefold() == "none":
        return None
    amount = _amount(said)
    if amount is None or amount < 0:
        draft.fault("amount", meta[key].row, key, found=said)
    return amount


def _amount(said: str) -> Fraction | None:
    bare = said.replace(" ", "").replace("\u00a0", "")
    return Fraction(bare.replace(",", ".")) if _NUMBER.fullmatch(bare) else None


def _projects(draft: _Draft) -> list[Project]:
    projects: list[Project] = []
    first: dict[str, int] = {}
    for line in draft.sections["PROJECTS"]:
        code, cost = line.cells.get("project_id", ""), _amount(line.cells.get("cost", ""))
        if not code or "," in code:
            draft.fault("code", line.row, "project_id", found=code)
        elif code in first:
            draft.fault("project_twice", line.row, "project_id", code=code, first=first[code])
        first.setdefault(code, line.row)
        said = line.cells.get("cost", "")
        if _THOUSANDS.fullmatch(said):
            draft.fault("thousands", line.row, "cost", found=said, plain=said.replace(",", ""))
        elif cost is None:
            draft.fault("amount", line.row, "cost", found=said)
        elif cost < 0:
            draft.fault("negative_cost", line.row, "cost", code=code, found=line.cells["cost"])
        name, official = line.cells.get("name", ""), line.cells.get("selected", "")
        projects.append(Project(code, cost or Fraction(0), name, official))
    if not projects:
        draft.fault("no_projects")
    return projects


def _voter(draft: _Draft, line: _Line, kind: str, places: Mapping[str, int]) -> Voter:
    said = line.cells.get("vote", "")
    codes = [] if said.casefold() == "none" else [one.strip() for one in said.split(",")]
    codes = [code for code in codes if code]
    for code in codes:
        if code not in places:
            draft.fault("unknown_project", line.row, "vote", code=code[:40])
        elif codes.count(code) > 1 and kind != APPROVAL:
            draft.fault("named_twice", line.row, "vote", code=code)
            break
    draft.doubled += len(codes) != len(set(codes))
    points = _points(draft, line, codes) if kind == CUMULATIVE else [Fraction(1)] * len(codes)
    pairs = zip(codes, points, strict=False)
    given = {places[code]: one for code, one in pairs if code in places and one > 0}
    traits = {key: value for key, value in line.cells.items() if key not in OWN}
    return Voter(given, traits)


def _points(draft: _Draft, line: _Line, codes: Sequence[str]) -> list[Fraction]:
    said = line.cells.get("points", "")
    words = [one.strip() for one in said.split(",")] if said and codes else []
    if len(words) != len(codes):
        draft.fault("points_count", line.row, "points", have=len(words), want=len(codes))
        return []
    points = []
    for word in words:
        amount = _amount(word)
        if amount is None or amount < 0:
            draft.fault("points", line.row, "points", found=word[:30])
        points.append(amount or Fraction(0))
    return points


def _ranked(voters: Sequence[Voter], longest: Fraction | None) -> list[Voter]:
    """The first of at most n gets n points, the next one fewer, as the cities count."""
    most = max((len(voter.points) for voter in voters), default=0)
    top = max(int(longest), most) if longest else most
    return [
        Voter({one: Fraction(top - at) for at, one in enumerate(voter.points)}, voter.traits)
        for voter in voters
    ]


def _notes(
    meta: Mapping[str, _Line],
    projects: Sequence[Project],
    voters: Sequence[Voter],
    doubled: int,
    ids: Sequence[str],
) -> list[Fault]:
    notes = []
    for key, have in (("num_projects", len(projects)), ("num_votes", len(voters))):
        said = _said(meta, key)
        if said.isdecimal() and len(said) < 16 and int(said) != have:
            told = {"key": key, "said": said, "have": have}
            notes.append(Fault("allocate.note_count", told))
    if doubled:
        notes.append(Fault("allocate.note_doubled", {"count": doubled}))
    empty = sum(1 for voter in voters if not voter.points)
    if empty:
        notes.append(Fault("allocate.note_empty", {"count": empty}))
    return notes + _odd_ballots(meta, voters, ids)


def _odd_ballots(
    meta: Mapping[str, _Line], voters: Sequence[Voter], ids: Sequence[str]
) -> list[Fault]:
    """What a careful teller would ask about; every ballot counts as it stands."""
    notes, most = [], _said(meta, "max_length")
    named = [one for one in ids if one]
    again = len(named) - len(set(named))
    if again:
        notes.append(Fault("allocate.note_again", {"count": again}))
    if most.isdecimal() and len(most) < 16:
        long = sum(1 for voter in voters if len(voter.points) > int(most))
        if long:
            notes.append(Fault("allocate.note_long", {"count": long, "most": most}))
    return notes
