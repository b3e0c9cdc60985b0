"""Working meetings as they cross the door: when everybody can, what is spoken about, what came of it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from dure.communication.types.talk import Piece
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeeting:
    """What is told when a working meeting is proposed: when it could be, and who is invited.

    With one slot the meeting is called at once; with several the invited organisations say when they
    can. `topics` are the public keys of further threads to speak about.
    """

    slots: tuple[datetime, ...]
    title: Words | None = None  # the topic's own words where there is none
    place: str = ""
    minutes: int = 60
    organisation_ids: tuple[int, ...] = ()  # nobody named: those of the topic
    topics: tuple[str, ...] = ()
    organisation_id: int | None = None  # for which one the caller speaks


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLine:
    """A line of the minutes: under which item, of which kind, by which press (`mark`).

    `organisation_id` and `due_on` say whose an action is and by when; a decision may have them too.
    `lifts` is the public key of a decision that this one lifts.
    """

    item: int
    kind: str
    text: str
    mark: str
    organisation_id: int | None = None
    due_on: date | None = None
    lifts: str = ""


@dataclass(frozen=True, slots=True)
class Mended:
    """A line as somebody would have it: which one, its words, the wording they had before them."""

    line: int
    text: str
    based_on: int


@dataclass(frozen=True, slots=True)
class Attended:
    """Whether an organisation was there, and who came for it, in its own words."""

    organisation_id: int
    present: bool
    who: str = ""


@dataclass(frozen=True, slots=True)
class SlotCard:
    """One time a meeting could be: how many can, who can how, what mine said."""

    number: int
    starts_at: datetime
    yes: int
    maybe: int
    no: int
    mine: str = ""


@dataclass(frozen=True, slots=True)
class GuestCard:
    """An invited organisation: whether it comes, whether it was there, and who."""

    organisation_id: int
    name: Words
    answer: str
    present: bool | None
    who: str


@dataclass(frozen=True, slots=True)
class LineCard:
    """One line of the minutes: a note, a decision or an action, by whom."""

    id: int
    kind: str
    text: str
    pieces: tuple[Piece, ...]
    by: str
    at: datetime
    revision: int
    decision: str = ""  # public key
    action: str = ""
    owner: Words | None = None
    due_on: date | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class ItemCard:
    """One thing that is spoken about, and what was written down under it."""

    id: int
    number: int
    title: Words
    topic: str  # public key of its thread, or nothing
    lines: tuple[LineCard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkMeetingCard:
    """A working meeting in a list."""

    id: int
    public_id: str
    initiative_id: int
    title: Words
    state: str  # polling, called, held, cancelled
    starts_at: datetime | None
    minutes: int
    place: str
    invited: int
    topic: str = ""
    waits_for_me: bool = False


@dataclass(frozen=True, slots=True)
class WorkMeetingPage:
    """One working meeting with everything: times, guests, what is spoken about, what came of it."""

    card: WorkMeetingCard
    slots: tuple[SlotCard, ...]
    guests: tuple[GuestCard, ...]
    items: tuple[ItemCard, ...]
    why_cancelled: str = ""
    mine: tuple[int, ...] = field(default=())  # the invited organisations I speak for
    may_lead: bool = False
