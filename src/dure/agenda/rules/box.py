"""The box (투표함): papers as a file that anybody can count again, and our own count of that file.

The house counts what it hands out: the text is written first and read back, so that `dure elect` and
`dure allocate` find the same, and the fingerprint of the tally is that of the file.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from dure.agenda.rules.ballot_marks import Marks
from dure.agenda.rules.scores_told import scores_told
from dure.agenda.rules.voting_methods import Method
from dure.engines.allocate import Allocated, decide, read_pabulib, small_units
from dure.engines.allocate import explained as allocation_told
from dure.engines.elect import Round, count, explained, read_blt
from dure.engines.hangul import settle_particles
from dure.kernel.words import Words

COMPLETION = "add1-greedy"  # equal shares: what the shares leave over is spent by support


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Paper (투표지): its marks and how much it weighs."""

    marks: Marks
    weight: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Choice (선택지): a number, a name, and what it costs where money is shared out."""

    number: int
    name: str
    cost: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Everything that is counted: `lots` is the recorded order that decides ties."""

    title: str
    method: Method
    choices: tuple[Choice, ...]
    papers: tuple[Paper, ...]
    seats: int = 1
    budget: int = 0
    lots: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Tally (집계): votes of each choice, who is chosen in order, every round, and the fingerprint."""

    votes: dict[int, str]
    chosen: tuple[int, ...]
    rounds: tuple[dict[str, object], ...] = ()
    told: tuple[Words, ...] = ()
    fingerprint: str = ""
    inputs: str = ""  # the engine's own mark of what it counted
    rows: dict[int, int] = field(default_factory=dict)


def raise_by(costs: Iterable[int]) -> int:
    """By how much every share is raised at a time: 1, or more where the sums are large, as in won."""
    return small_units(costs)


def text_of(box: Box) -> str:
    """The file: one paper a line, in the order of the papers, which says nothing about voters."""
    return _pabulib(box) if box.method.ending == "pb" else _blt(box)


def merged(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Papers that say the same on one line with the sum of their votes: no weight stands by itself."""
    votes: dict[Marks, int] = {}
    for paper in papers:
        votes[paper.marks] = votes.get(paper.marks, 0) + paper.weight
    return tuple(Paper(marks=marks, weight=votes[marks]) for marks in sorted(votes))


def fingerprint_of(text: str) -> str:
    """The fingerprint of a file of papers."""
    return hashlib.sha256(text.encode()).hexdigest()


def rows_of(box: Box) -> tuple[int, ...]:
    """The row of each paper in its file."""
    text = text_of(box).splitlines()
    if box.method.ending == "blt":
        first = next(row for row, line in enumerate(text, 1) if line.startswith("#")) + 1
        return tuple(range(first, first + len(box.papers)))
    first = text.index("voter_id;vote;points") + 2 if box.method.marking == "points" else 0
    first = first or text.index("voter_id;vote") + 2
    rows, at = [], first
    for paper in box.papers:
        rows.append(at)
        at += paper.weight
    return tuple(rows)


def tallied(box: Box) -> Tally:
    """Count the file that `text_of` writes."""
    return _allocated(box) if box.method.ending == "pb" else _elected(box)


def _blt(box: Box) -> str:
    lines = [f"{len(box.choices)} {box.seats}", "# number of votes, choices in order, 0"]
    lines += [
        " ".join([str(paper.weight), *(str(number) for number, _ in paper.marks), "0"])
        for paper in box.papers
    ]
    names = [_quoted(choice.name) for choice in box.choices]
    return "\n".join([*lines, "0", *names, _quoted(box.title)]) + "\n"


def _quoted(name: str) -> str:
    return '"{}"'.format(" ".join(name.replace('"', "”").split()))


def _pabulib(box: Box) -> str:
    scored = box.method.marking == "points"
    money = box.budget if box.method.seats == "money" else box.seats
    lines = [
        *(
            "META",
            "key;value",
            f"description;{_cell(box.title)}",
            f"num_projects;{len(box.choices)}",
        ),
        f"num_votes;{sum(paper.weight for paper in box.papers)}",
        f"budget;{money}",
        f"vote_type;{'scoring' if scored else 'approval'}",
        *("PROJECTS", "project_id;cost;name"),
    ]
    lines += [
        f"{one.number};{one.cost if box.method.seats == 'money' else 1};{_cell(one.name)}"
        for one in _in_lot_order(box)
    ]
    lines += ["VOTES", "voter_id;vote;points" if scored else "voter_id;vote"]
    papers = [paper for paper in box.papers for _ in range(paper.weight)]
    return "\n".join([*lines, *(_vote(at, one, scored) for at, one in enumerate(papers, 1))]) + "\n"


def _in_lot_order(box: Box) -> list[Choice]:
    """Equal scores keep the order of the file, so the file keeps the order of the lots."""
    place = {number: at for at, number in enumerate(box.lots)}
    return sorted(box.choices, key=lambda one: place.get(one.number, one.number))


def _cell(text: str) -> str:
    return " ".join(text.replace(";", ",").replace('"', "”").split())


def _vote(at: int, paper: Paper, scored: bool) -> str:  # noqa: FBT001
    vote = ",".join(str(number) for number, _ in paper.marks)
    if not scored:
        return f"{at};{vote}"
    return f"{at};{vote};{','.join(str(points) for _, points in paper.marks)}"


def _elected(box: Box) -> Tally:
    text = text_of(box)
    counted = count(read_blt(text), box.method.count, lots=_lots(box))
    outcome, numbers = counted.outcome, [choice.number for choice in box.choices]
    first = outcome.rounds[0].votes if outcome.rounds else {}
    said = [explained(outcome, counted.election, korean=korean) for korean in (True, False)]
    return Tally(
        votes={number: _plain(first.get(at, Fraction(0))) for at, number in enumerate(numbers)},
        chosen=tuple(numbers[one] for one in outcome.elected),
        rounds=tuple(_round(one, numbers) for one in outcome.rounds),
        told=tuple(Words(ko, en) for ko, en in zip(*said, strict=True)),
        fingerprint=fingerprint_of(text),
        inputs=counted.fingerprint,
    )


def _lots(box: Box) -> tuple[int, ...]:
    place = {choice.number: at for at, choice in enumerate(box.choices)}
    return tuple(place[number] for number in box.lots)


def _round(one: Round, numbers: Sequence[int]) -> dict[str, object]:
    return {
        "number": one.number,
        "votes": {str(numbers[who]): _plain(votes) for who, votes in one.votes.items()},
        "elected": [numbers[who] for who in one.elected],
        "excluded": [numbers[who] for who in one.excluded],
        "line": None if one.threshold is None else _plain(one.threshold),
    }


def _allocated(box: Box) -> Tally:
    text = text_of(box)
    vote = read_pabulib(text)
    completion = COMPLETION if box.method.seats == "money" else ""
    step = raise_by(choice.cost for choice in box.choices)
    counted = decide(vote, box.method.count, completion=completion, increment=step)
    order = [choice.number for choice in _in_lot_order(box)]
    return Tally(
        votes={number: _plain(vote.scores[at]) for at, number in enumerate(order)},
        chosen=tuple(order[one] for one in counted.outcome.selected),
        told=_spent(counted) if box.method.seats == "money" else scores_told(counted),
        fingerprint=fingerprint_of(text),
        inputs=counted.fingerprint,
    )


def _spent(counted: Allocated) -> tuple[Words, ...]:
    """What the shares paid for; particles follow the amounts before them."""
    said = [allocation_told(counted, korean=korean) for korean in (True, False)]
    return tuple(Words(settle_particles(ko), en) for ko, en in zip(*said, strict=True))


def _plain(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.5f}".rstrip("0").rstrip(".")
