"""Types (값): votes on statements as they came in, and the groups, sayings and consensus in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dure.engines.voices import Fault

ENGINE = "deliberate 2"
AGREE, PASS, DISAGREE = 1, 0, -1


@dataclass(frozen=True, slots=True)
class Statement:
    """Statement (의견): its code, its words, and whether moderation turned it away."""

    code: str
    text: str = ""
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """Vote (응답): who answered what; the last answer of a person to a statement counts."""

    participant: str
    statement: str
    vote: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Conversation (공론): votes in the order of time, and the statements that are known."""

    votes: Sequence[Vote]
    statements: Mapping[str, Statement] = field(default_factory=dict)
    notes: Sequence[Fault] = ()  # to be told with `sentence`


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings (설정): Polis's own numbers, and what this house adds."""

    least_votes: int = 7  # or all statements where there are fewer
    least_placed: int = 15  # so many of the first are placed however little they answered
    base_groups: int = 100
    most_groups: int = 5
    people_a_group: int = 12  # another group is tried for each so many
    groups: int = 0  # so many and no other number; 0 tries them
    clearly: float = 0.02  # another number must be so much better where the earlier one counts
    picked: int = 5
    confidence: float = 0.9
    smallest_shown: int = 0  # groups below are hidden; 0 and 1 hide nothing
    seed: int = 0


USUAL = Settings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Saying (대표 의견): a statement that stands for a group or for all, and the figures behind it."""

    statement: str
    direction: str  # agree | disagree
    successes: int
    trials: int
    probability: float
    test: float
    ratio: float | None = None  # how many times likelier than in the other groups
    ratio_test: float | None = None
    best_agree: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Group (의견 그룹): people who answer alike; hidden where too few would be shown."""

    number: int
    members: tuple[str, ...]
    center: tuple[float, float]
    sayings: tuple[Saying, ...]
    size: int
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Place (자리): where a participant stands on the picture, and in which group."""

    participant: str
    votes: int
    x: float
    y: float
    group: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Tally (응답 수): the answers to one statement, and how probably every group shares it."""

    statement: str
    agree: int
    disagree: int
    passed: int
    aware_agree: float | None = None
    aware_disagree: float | None = None
    by_group: Mapping[int, tuple[int, int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliberated:
    """Deliberated (공론 결과): everything that the votes say, ready to be explained."""

    places: tuple[Place, ...]
    groups: tuple[Group, ...]
    agree: tuple[Saying, ...]
    disagree: tuple[Saying, ...]
    tallies: tuple[Tally, ...]
    left_out: Mapping[str, str]
    quality: Mapping[int, float] = field(default_factory=dict)
    chosen: int = 0  # the number of groups that was taken among those in `quality`
    kept: str = ""  # why not the best one was: fewer | earlier | asked
    statements: Mapping[str, Statement] = field(default_factory=dict)
    notes: Sequence[Fault] = ()  # to be told with `sentence`
    fingerprint: str = ""
    settings: Settings = USUAL
