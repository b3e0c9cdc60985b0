"""BLT (투표 파일): an election from its text, with every fault told by its row.

`candidates seats`, then withdrawn ones as negative numbers, then ballots `weight first second … 0`
(`-` is a skipped rank, `2=3` an over-vote, `(id)` before the weight is passed over), a lone `0`, the
names in quotes, the title. `#` begins a comment; `[undeclared 3]`, `[withdrawn 2]` name candidates.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from unicodedata import normalize

from dure.engines.elect.types import Ballot, Election, Rank
from dure.engines.voices import BadInput, Fault

TOLD = 20  # faults of one kind told one by one
MOST_CANDIDATES = 1000
WRITE_INS = {"undeclared write-ins", "undeclared write-in", "undeclared", "uwi", "write-ins"}
_NUMBER = re.compile(r"\d{1,9}")
_WEIGHT = re.compile(r"\d{1,15}(\.\d{1,6})?")
_RANK = re.compile(r"\d{1,9}(=\d{1,9})*|[-–]")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=\s|$)')
_WIDE = {
    ord(wide): narrow
    for wide, narrow in zip("０１２３４５６７８９＝－", "0123456789=-", strict=True)
}
_OPTION = re.compile(r"\[(\w+)([^\]]*)\]")


@dataclass(slots=True)
class _Draft:
    file: str
    candidates: int = 0
    seats: int = 0
    withdrawn: set[int] = field(default_factory=set)
    undeclared: set[int] = field(default_factory=set)
    ballots: list[Ballot] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fault(
        self, code: str, row: int | None = None, where: str = "", /, **values: object
    ) -> None:
        self.faults.append(Fault(f"elect.{code}", values, self.file, row, where))


def read_blt(text: str, file: str = "") -> Election:
    """The election; BadInput with one fault for each thing that is wrong."""
    draft = _Draft(file)
    lines = _lines(text)
    _header(draft, lines)
    ended = _ballots(draft, lines)
    names = [name for row, line in lines for name in _strings(draft, row, line)] if ended else []
    if ended:
        _check_names(draft, names)
    if draft.faults:
        raise BadInput(shortened(draft.faults))
    candidates = tuple(names[: draft.candidates])
    boxes = {place for place, name in enumerate(candidates) if name.casefold() in WRITE_INS}
    return Election(
        title=names[draft.candidates] if len(names) > draft.candidates else "",
        seats=draft.seats,
        candidates=candidates,
        ballots=tuple(draft.ballots),
        withdrawn=frozenset(draft.withdrawn),
        undeclared=frozenset(draft.undeclared | boxes),
    )


def shortened(faults: Sequence[Fault]) -> list[Fault]:
    """The first faults of every kind, and how many more of it there are."""
    told: list[Fault] = []
    for code in dict.fromkeys(fault.code for fault in faults):
        same = [fault for fault in faults if fault.code == code]
        told += same[:TOLD]
        if len(same) > TOLD:
            told.append(Fault("elect.and_more", {"count": len(same) - TOLD}, same[0].file))
    return told


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Rows with something on them; a comment begins at # outside quotes."""
    for row, line in enumerate(text.splitlines(), start=1):
        bare = line.strip()
        if not bare.startswith('"'):
            bare = bare.partition("#")[0].strip().translate(_WIDE)
        if bare:
            yield row, bare


def _header(draft: _Draft, lines: Iterator[tuple[int, str]]) -> None:
    row, line = next(lines, (1, ""))
    numbers = line.split()
    if len(numbers) != 2 or not all(re.fullmatch(r"\d{1,6}", one) for one in numbers):
        draft.fault("header", row, found=line[:60])
        raise BadInput(draft.faults)
    draft.candidates, draft.seats = map(int, numbers)
    if not 1 <= draft.candidates <= MOST_CANDIDATES:
        draft.fault("candidates", row, count=draft.candidates, most=MOST_CANDIDATES)
    if draft.seats < 1:
        draft.fault("seats", row, seats=draft.seats)
    if draft.faults:
        raise BadInput(draft.faults)


def _ballots(draft: _Draft, lines: Iterator[tuple[int, str]]) -> bool:
    """Ballots up to the lone 0; False, with a fault, where it is missing."""
    for row, line in lines:
        if line == "0":
            return True
        if line.startswith('"'):
            break
        if line.startswith("["):
            _options(draft, row, line)
        elif not draft.ballots and re.fullmatch(r"-\d{1,9}(\s+-\d{1,9})*", line):
            for number in line.split():
                _withdraw(draft, row, int(number[1:]))
        else:
            _ballot_line(draft, row, line)
    draft.fault("no_closing_zero")
    return False


def _options(draft: _Draft, row: int, line: str) -> None:
    for name, words in _OPTION.findall(line):
        numbers = [int(one) for one in words.split() if _NUMBER.fullmatch(one)]
        for number in numbers if name in {"withdrawn", "undeclared"} else ():
            if name == "withdrawn":
                _withdraw(draft, row, number)
            elif _known(draft, row, number, ""):
                draft.undeclared.add(number - 1)


def _withdraw(draft: _Draft, row: int, number: int) -> None:
    if _known(draft, row, number, ""):
        draft.withdrawn.add(number - 1)


def _known(draft: _Draft, row: int, number: int, column: str) -> bool:
    if 1 <= number <= draft.candidates:
        return True
    draft.fault("unknown_candidate", row, column, number=number, count=draft.candidates)
    return False


def _ballot_line(draft: _Draft, row: int, line: str) -> None:
    """One ballot, or several, each of which ends with a 0."""
    words = re.sub(r"\([^)]*\)", " ", line).split()
    if words[-1:] == ["0"] and len(words) > 1:
        begin = 0
        while begin < len(words):
            end = words.index("0", begin + 1) if "0" in words[begin + 1 :] else len(words)
            _ballot(draft, row, words[begin], words[begin + 1 : end])
            begin = end + 1
        return
    draft.fault("no_end", row, found=line[:60])


def _ballot(draft: _Draft, row: int, weight: str, said: Sequence[str]) -> None:
    before = len(draft.faults)
    if not _WEIGHT.fullmatch(weight) or not Fraction(weight):
        draft.fault("weight", row, "1", found=weight[:30])
    ranks: list[Rank] = []
    for column, word in enumerate(said, start=2):
        if not _RANK.fullmatch(word):
            draft.fault("rank", row, str(column), found=word[:30])
            continue
        numbers = [int(one) for one in word.split("=")] if word[0].isdigit() else []
        known = [_known(draft, row, one, str(column)) for one in numbers]  # every fault is told
        if all(known):
            ranks.append(tuple(dict.fromkeys(one - 1 for one in numbers)))
    if len(draft.faults) == before:
        draft.ballots.append(Ballot(tuple(ranks), Fraction(weight), row))


def _strings(draft: _Draft, row: int, line: str) -> list[str]:
    """The names on a line: in quotes, doubled quotes are quotes; without quotes the whole line."""
    if not line.startswith('"'):
        return [] if line.startswith("[") else [" ".join(line.split())]
    bare = re.sub(r'"\s*#[^"]*$', '"', line)
    found = _QUOTED.findall(bare)
    if _QUOTED.sub("", bare).strip():  # a quote inside a name: up to the last one
        if not bare.endswith('"') or len(bare) < 2:
            draft.fault("quotes", row, found=line[:60])
        return [" ".join(bare[1:-1].split())]
    return [" ".join(name.replace('""', '"').split()) for name in found]


def _check_names(draft: _Draft, names: Sequence[str]) -> None:
    own = [name for name in names[: draft.candidates] if name]
    if len(own) < draft.candidates:
        draft.fault("names", have=len(own), want=draft.candidates)
    plain = [_plain(name) for name in own]
    for same in dict.fromkeys(plain):
        if plain.count(same) > 1:
            draft.fault("name_twice", name=own[plain.index(same)])


def _plain(name: str) -> str:
    """A name as the eye reads it: letters put together alike, capitals or not."""
    return normalize("NFKC", name).casefold()
