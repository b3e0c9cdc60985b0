"""Announcements as they cross the door: what is told to whom, and which organisations have read it."""

from dataclasses import dataclass
from datetime import datetime

from dure.communication.types.talk import Piece
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnnouncement:
    """What is announced: in Korean, and in English where somebody wrote it. `kinds`: none is all."""

    title: Words
    text: Words
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementCard:
    """An announcement in a list: how many organisations have read it, whether mine has, whether I have."""

    id: int
    public_id: str
    initiative_id: int
    title: Words
    announced_at: datetime
    announced_by: str
    number: int
    told: int
    read: int
    is_new: bool
    withdrawn_at: datetime | None = None

    @property
    def corrected(self) -> bool:
        """True where it reads otherwise than at first."""
        return self.number > 1


@dataclass(frozen=True, slots=True)
class ReadLine:
    """An organisation an announcement was told to: when it has read it, whether before a correction."""

    organisation_id: int
    name: Words
    read_at: datetime | None
    before_correction: bool = False


@dataclass(frozen=True, slots=True)
class Corrected:
    """How an announcement read before a correction, and why it was corrected."""

    title: Words
    pieces: tuple[Piece, ...]
    because: str
    until: datetime
    by: str


@dataclass(frozen=True, slots=True)
class AnnouncementPage:
    """One announcement with its words, its corrections, and who has read it."""

    card: AnnouncementCard
    text: Words
    pieces: tuple[Piece, ...]
    lines: tuple[ReadLine, ...]
    corrections: tuple[Corrected, ...]
    may_announce: bool = False
    reminded_today: bool = False

    @property
    def unread(self) -> tuple[ReadLine, ...]:
        """The organisations in which nobody has read it yet."""
        return tuple(line for line in self.lines if line.read_at is None)

    @property
    def have_read(self) -> tuple[ReadLine, ...]:
        """The organisations in which somebody has."""
        return tuple(line for line in self.lines if line.read_at is not None)
