"""What is told when somebody writes: clauses, comments, amendments, occasions; and what comes of it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from dure.agenda.types.agenda import NOTHING
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class ClauseDraft:
    """A new clause: what kind, below which clause (by key), and how it reads."""

    kind: str
    above: str
    title: Words
    text: Words = NOTHING
    refers_to: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """How a clause reads: its heading and its paragraphs, in both languages."""

    title: Words
    text: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What became of a new wording: `written`, `joined` with another's, or the `same`."""

    outcome: str
    revision: int
    with_whom: str = ""


@dataclass(frozen=True, slots=True)
class CommentDraft:
    """Something said beside a paragraph (0 is the heading), or in answer to another comment."""

    words: str
    paragraph: int = 0
    language: str = "ko"
    organisation_id: int | None = None
    answers_id: int | None = None


@dataclass(frozen=True, slots=True)
class AmendmentDraft:
    """Other words for a clause, against the revision that was read, and why."""

    revision: int
    wording: Wording
    reason: str
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """An amendment was kept; `taken_out_by` says who took its clause out meanwhile, if somebody did."""

    id: int
    taken_out_by: str = ""


@dataclass(frozen=True, slots=True)
class CommentCard:
    """A comment as it is read, with its answers."""

    id: int
    node_id: int
    paragraph: int
    language: str
    quoted: str
    words: str
    said_at: datetime
    said_by: str
    organisation: Words
    is_mine: bool = False
    resolved_at: datetime | None = None
    resolved_by: str = ""
    resolved_with: str = ""
    replies: tuple["CommentCard", ...] = ()


@dataclass(frozen=True, slots=True)
class AmendmentCard:
    """An amendment as it is read: the words it answers, the words it proposes, what became of it."""

    id: int
    node_id: int
    based_on: int
    base: Wording
    wording: Wording
    reason: str
    state: str
    proposed_at: datetime
    proposed_by: str
    organisation: Words
    is_mine: bool = False
    decided_at: datetime | None = None
    decided_by: str = ""
    decided_why: str = ""

    @property
    def state_words(self) -> Words:
        """Its state in words."""
        return AMENDMENT_WORDS[self.state]


AMENDMENT_WORDS = {
    "open": Words("답을 기다려요", "Waits for an answer"),
    "accepted": Words("받아들였어요", "Accepted"),
    "declined": Words("사양했어요", "Declined"),
    "withdrawn": Words("거두었어요", "Withdrawn"),
}


@dataclass(frozen=True, slots=True)
class OccasionDraft:
    """When a clause is looked at again: on a day, or when an indicator crosses a value."""

    due_on: date | None = None
    indicator: str = ""
    crosses: str = ""
    threshold: Decimal | None = None


@dataclass(frozen=True, slots=True)
class OccasionCard:
    """An occasion that was agreed on."""

    id: int
    initiative_id: int
    key: str
    due_on: date | None
    indicator: str
    crosses: str
    threshold: Decimal | None
    set_by: str
    set_at: datetime
    raised: int = 0  # how many reviews it has called for

    @property
    def limit(self) -> str:
        """The value as people write it: 170, not 170.00."""
        return f"{(self.threshold or Decimal(0)).normalize():,f}"


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """A clause that has come up, why, and how it ended."""

    id: int
    key: str
    node_id: int
    agenda_number: int
    title: Words
    told: Words
    raised_at: datetime
    state: str
    reason: str = ""
    ended_at: datetime | None = None
    ended_by: str = ""


@dataclass(frozen=True, slots=True)
class TextCard:
    """How a clause read at one revision."""

    revision: int
    wording: Wording
    written_at: datetime
    written_by: str
    because: str
