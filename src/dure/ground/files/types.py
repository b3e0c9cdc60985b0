"""Values of files that cross the door."""

from dataclasses import dataclass
from datetime import datetime

from dure.kernel.words import Words

NO_CAPTION = Words("", "")


@dataclass(frozen=True, slots=True)
class FileCard:
    """One kept file: what it is, whose, and its fingerprint (SHA-256 of the bytes)."""

    id: int
    public_id: str
    organisation_id: int
    name: str
    media_type: str
    size_bytes: int
    sha256: str
    caption: Words
    consent_state: str
    kept_at: datetime
    personal: bool = False


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file handed out behind the gate."""

    card: FileCard
    content: bytes


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to keep. `consent_state`: none_needed, asked, given or refused, for people pictured.

    `is_read`: a table that is read cell by cell: a resident registration number is told at its cell, and a
    corporate one, which looks alike, is known by its column.
    """

    name: str
    content: bytes
    caption: Words = NO_CAPTION
    consent_state: str = "none_needed"
    personal: bool = False
    is_read: bool = False

    def __repr__(self) -> str:
        return f"NewFile({len(self.content)} bytes)"
