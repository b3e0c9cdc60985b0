"""Types (값): a vote about money as it was written down, and what it decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from dure.engines.voices import Fault

ENGINE = "allocate 1"
APPROVAL, CUMULATIVE, ORDINAL = "approval", "cumulative", "ordinal"


@dataclass(frozen=True, slots=True)
class Project:
    """Project (사업): one proposal, what it costs, in the order of the file."""

    code: str
    cost: Fraction
    name: str = ""
    official: str = ""  # what the file says was selected: 1, 0, or a special case


@dataclass(frozen=True, slots=True)
class Voter:
    """Voter (투표자): points for projects by their place; an approval is one point."""

    points: Mapping[int, Fraction]
    traits: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """Vote (투표): a budget, projects and ballots, and the rule that the file itself names."""

    budget: Fraction
    kind: str
    projects: tuple[Project, ...]
    voters: tuple[Voter, ...]
    title: str = ""
    rule: str = ""
    threshold: Fraction | None = None
    notes: Sequence[Fault] = ()  # to be told with `sentence`

    @property
    def scores(self) -> tuple[Fraction, ...]:
        """All points of each project."""
        total = [Fraction(0)] * len(self.projects)
        for voter in self.voters:
            for place, points in voter.points.items():
                total[place] += points
        return tuple(total)

    @property
    def supporters(self) -> tuple[int, ...]:
        """How many voters name each project."""
        total = [0] * len(self.projects)
        for voter in self.voters:
            for place in voter.points:
                total[place] += 1
        return tuple(total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Step (단계): one project taken or passed over, and why."""

    project: int
    taken: bool
    why: str
    left: Fraction  # of the budget, or of all shares together, after the step
    score: Fraction = Fraction(0)
    price: Fraction | None = None  # what a unit of use costs each supporter who can pay it
    tied: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VoterClass:
    """VoterClass (투표자 묶음): voters with the same ballot, and what one of them paid for what."""

    points: Mapping[int, Fraction]
    voters: int
    share: Fraction
    paid: Mapping[int, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Outcome (결과): the projects in the order in which they were taken, and the way there."""

    rule: str
    completion: str
    selected: tuple[int, ...]
    steps: tuple[Step, ...]
    classes: tuple[VoterClass, ...] = ()
    share: Fraction = Fraction(0)
    raised: int = 0  # Add1: how often every share was raised by 1
    completed: tuple[int, ...] = ()  # paid from what the shares left over
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocated:
    """Allocated (배분): the vote, its outcome, and things somebody should know."""

    vote: Vote
    outcome: Outcome
    notes: Sequence[Fault] = ()  # to be told with `sentence`
    fingerprint: str = ""
    by: Mapping[str, Mapping[str, tuple[int, Mapping[int, Fraction]]]] = field(default_factory=dict)
