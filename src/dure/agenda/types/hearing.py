"""Values of hearing: what is asked, who answers, what was heard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dure.kernel.words import Words

LONGEST = 140  # signs of a statement: one thought, not an essay
LONGEST_ENGLISH = 200  # the same thought takes more letters
AGREE, PASS, DISAGREE = 1, 0, -1
VOTES: Mapping[int, Words] = {
    AGREE: Words("동의", "agree"),
    DISAGREE: Words("반대", "disagree"),
    PASS: Words("넘기기", "pass"),
}
NOTHING = Words("", "")


@dataclass(frozen=True, slots=True)
class GroupDraft:
    """A group (초대한 모임) that will be invited; `kind`: type, lived, family, residents, other."""

    name: Words
    kind: str
    type_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionDraft:
    """A question (질문) as it will be opened."""

    initiative_id: int
    title: Words
    closes_on: date
    groups: Sequence[GroupDraft]
    text: Words = NOTHING
    easy: Words = NOTHING
    smallest: int = 5
    anonymous: bool = True
    by_link: bool = False


@dataclass(frozen=True, slots=True)
class GroupCard:
    """A group that a question invites."""

    id: int
    name: Words
    kind: str
    type_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCard:
    """A question (질문) as members see it."""

    id: int
    public_id: str
    initiative_id: int
    title: Words
    text: Words
    easy: Words
    smallest: int
    anonymous: bool
    by_link: bool
    opened_at: datetime
    closes_on: date
    closed_at: datetime | None
    closed_without: str
    unheard: Sequence[Words]
    groups: Sequence[GroupCard]
    state: str  # open, over (the day has passed, nobody closed it yet), closed

    @property
    def is_open(self) -> bool:
        """True while answers are taken."""
        return self.state == "open"


@dataclass(frozen=True, slots=True)
class Voter:
    """Whoever answers: a mark without a name, as one of the invited groups, perhaps through a link."""

    question_id: int
    initiative_id: int
    mark: str
    group_id: int
    link_id: int | None = None


@dataclass(frozen=True, slots=True)
class StatementCard:
    """A statement (의견 문장); `by` is the group of its writer where the question shows it."""

    id: int
    number: int
    text: Words
    easy: Words
    picture: str
    state: str
    reason: str
    by: Words | None
    added_at: datetime


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """A statement as it is written; the other language and easy words may be missing."""

    text: Words
    easy: Words = NOTHING
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of an answer: the one before, where there was one, and whether it is set apart."""

    vote: int
    before: int | None = None
    apart: bool = False

    @property
    def replaced(self) -> bool:
        """True where another answer stood before."""
        return self.before is not None and self.before != self.vote


@dataclass(frozen=True, slots=True)
class MyAnswers:
    """How far a voice is: what it has answered of how many, what comes next, what it wrote itself."""

    answered: int
    total: int
    deck: Sequence[StatementCard]
    own: Sequence[StatementCard] = ()
    apart: bool = False
    given: Mapping[int, int] = field(default_factory=dict)  # statement → what stands

    @property
    def before(self) -> list[tuple[int, Words]]:
        """What stands of the statements in the deck, in words."""
        return [
            (card.id, VOTES[self.given[card.id]]) for card in self.deck if card.id in self.given
        ]


@dataclass(frozen=True, slots=True)
class GroupHeard:
    """How far a group was heard: `none`, `few` (fewer than may be shown) or `heard`."""

    group: GroupCard
    heard: str
    voices: int | None  # only where it may be shown


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the moderation log; the text of what was turned away is for moderators only."""

    at: datetime
    by: str
    act: str
    reason: str
    number: int | None
    text: Words | None
    voices: int = 0


@dataclass(frozen=True, slots=True)
class Rush:
    """A rush (몰림): voices of one link that came so fast that they wait to be looked at."""

    link_id: int
    group: Words
    voices: int
    answers: int
    since: datetime


@dataclass(frozen=True, slots=True)
class LinkCard:
    """A link by which the people of a group answer."""

    id: int
    group: GroupCard
    token: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What the answers say (의견 결과), as of `at`; `waits` while newer answers are not in it yet."""

    at: datetime | None
    said: Mapping[str, Any]
    statements: Mapping[int, StatementCard] = field(default_factory=dict)
    waits: bool = False


@dataclass(frozen=True, slots=True)
class QuestionWaiting:
    """A question that waits for somebody: how many statements they have not answered yet."""

    public_id: str
    title: Words
    closes_on: date
    left: int


@dataclass(frozen=True, slots=True)
class HearingDesk:
    """A question that waits for whoever looks after it: statements to look at, or to be closed."""

    public_id: str
    title: Words
    closes_on: date
    waiting: int
    apart: int
    over: bool
