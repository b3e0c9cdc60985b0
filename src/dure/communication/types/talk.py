"""Topics and messages as they cross the door: what is said, by whom, what I have not read."""

from dataclasses import dataclass
from datetime import datetime

from dure.ground.files.types import FileCard, NewFile
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMessage:
    """What somebody says. `organisation_id`: for which organisation they speak (None: for all).

    `quotes` is the number of an earlier message (0: none), `mentions` are accounts that are called;
    whoever is named by `@name` in the text is called as well. `source` makes it unrepeatable (the
    number of an e-mail). Whoever talks for one of `told_otherwise` gets another letter of the same
    moment and is not told of this message as well.
    """

    text: str
    organisation_id: int | None = None
    quotes: int = 0
    mentions: tuple[int, ...] = ()
    files: tuple[NewFile, ...] = ()
    source: str = ""
    told_otherwise: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece (조각) of a text: words, or words that lead somewhere."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A thread: what it is about, how much was said, how much of it I have not read."""

    id: int
    public_id: str
    initiative_id: int
    kind: str
    key: str
    title: Words
    page: str
    opened_at: datetime
    last_at: datetime
    last_by: str
    count: int
    unread: int = 0
    follows: bool = False
    sealed: bool = False
    settled_at: datetime | None = None
    called: bool = False  # somebody called me, and I have not read it

    @property
    def is_open(self) -> bool:
        """True until somebody says that it is settled."""
        return self.settled_at is None


@dataclass(frozen=True, slots=True)
class Quote:
    """What a message answers: by number, with its beginning."""

    number: int
    by: str
    text: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """How a message read before it was changed."""

    pieces: tuple[Piece, ...]
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageCard:
    """One message: who said it for whom and when, its words in pieces, what was there before."""

    id: int
    number: int
    by: str
    organisation: Words | None
    at: datetime
    text: str
    pieces: tuple[Piece, ...]
    quote: Quote | None = None
    files: tuple[FileCard, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    edited_at: datetime | None = None
    withdrawn_at: datetime | None = None
    is_mine: bool = False
    is_new: bool = False
    by_mail: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """A thread with what was said in it, and what this person may do here."""

    topic: TopicCard
    messages: tuple[MessageCard, ...]
    organisations: tuple[Words, ...]  # who sees it; nobody named: the whole initiative
    may_speak: bool
    earlier: int = 0  # how many messages stand before those shown
