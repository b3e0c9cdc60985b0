"""Signatures as they cross the door: the proof, the act, the signature, the wall, the ceremony."""

from dataclasses import dataclass, field
from datetime import date, datetime

from dure.kernel.words import Words

FORMS = ("사회적협동조합", "협동조합연합회", "협동조합", "연합회", "사회적기업")
METHODS = {
    "password": Words("비밀번호로 다시 확인", "password given again"),
    "second_factor": Words("인증 앱으로 다시 확인", "confirmed again with an authenticator app"),
    "mail_code": Words("메일로 받은 숫자로 확인", "figures sent by mail"),
    "hall_code": Words("현장에서 받은 일회용 코드", "one-time code handed out in the hall"),
    "demo": Words("시연용 한 번에 들어가기", "one-touch sign-in of the demo"),
}
STANDINGS = {
    "delegate": Words("대의원", "delegate"),
    "alternate": Words("교체 대의원", "alternate"),
    "director": Words("기관 책임자", "director"),
}


@dataclass(frozen=True, slots=True)
class Proof:
    """How the house knows who signs: the account, by which means, when; and the code, where it was one."""

    account_id: int
    method: str
    authenticated_at: datetime
    code_id: int | None = None


@dataclass(frozen=True, slots=True)
class Signing:
    """One act of signing as the page or the phone tells it. `key` names this act: twice is once."""

    agenda_id: int
    organisation_id: int
    fingerprint: str  # of the text that was read
    ticked: bool
    signed_at: datetime
    key: str
    language: str = "ko"
    word: str = ""
    ceremony_id: int | None = None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A signature was taken back: when, by whom, why."""

    at: datetime
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature as members may read it: who, for whom, which text, when, how known."""

    public_id: str
    organisation_id: int
    organisation: Words
    organisation_slug: str
    signer: str
    standing: Words
    method: Words
    authenticated_at: datetime
    signed_at: datetime
    received_at: datetime
    word: str
    fingerprint: str
    intent: Words
    language: str
    in_hall: bool
    withdrawn: Withdrawn | None = None

    @property
    def waited(self) -> bool:
        """True when the network parted the act from its receipt by more than a few seconds."""
        return (self.received_at - self.signed_at).total_seconds() > 10


@dataclass(frozen=True, slots=True)
class WallLine:
    """One organisation on the wall: its name, its day, its word. Nobody's own name."""

    organisation: Words
    slug: str
    on: date
    word: str

    @property
    def seal(self) -> Words:
        """The letter of its seal (낙관)."""
        return Words(self.organisation.ko[:1], self.organisation.en[:1])


@dataclass(frozen=True, slots=True)
class SignedText:
    """A version whose text stands for good: what is read, signed and checked."""

    agenda_id: int
    initiative_id: int
    slug: str
    initiative: Words
    number: int
    status: str
    title: Words
    text: str
    fingerprint: str
    adopted_on: date | None

    @property
    def may_be_signed(self) -> bool:
        """True while this is the text in force."""
        return self.status == "adopted" and bool(self.fingerprint)


@dataclass(frozen=True, slots=True)
class Wall:
    """The signature wall of one version, and the other versions that were signed."""

    text: SignedText
    lines: tuple[WallLine, ...]
    others: tuple[int, ...] = ()  # numbers of the other adopted versions


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether the kept text still gives the kept fingerprint, reckoned now."""

    kept: str
    reckoned: str
    clauses_hold: bool  # the clauses of the version still read as the frozen letters

    @property
    def holds(self) -> bool:
        """True when all three agree."""
        return bool(self.kept) and self.kept == self.reckoned and self.clauses_hold


@dataclass(frozen=True, slots=True)
class CeremonyCard:
    """A ceremony: its address, what is declared, since when, until when."""

    id: int
    token: str
    title: Words
    opened_at: datetime
    opened_by: str
    closed_at: datetime | None
    text: SignedText

    @property
    def is_open(self) -> bool:
        """True while the hall may sign."""
        return self.closed_at is None


@dataclass(frozen=True, slots=True)
class HallName:
    """One name on the big screen, in the order of arrival."""

    id: str
    ko: str
    en: str
    word: str
    waited: bool

    @property
    def parts(self) -> tuple[str, str]:
        """The name and its legal form: a line breaks between them before it breaks anywhere else."""
        for form in FORMS:
            if self.ko.endswith(form) and self.ko != form:
                return self.ko.removesuffix(form), form
        return self.ko, ""


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """A code just made for somebody: shown this once, kept as a digest."""

    code: str
    organisation: Words
    person: str


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A code of a ceremony as the director sees it afterwards: for whom, and whether it was used."""

    organisation_id: int
    organisation: Words
    person: str
    made_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class OwnSignature:
    """An organisation that the reader speaks for, and its signature where it has one."""

    organisation_id: int
    organisation: Words
    slug: str
    signature: Signature | None = None


@dataclass(frozen=True, slots=True)
class SigningState:
    """How far a version is signed, as far as the reader may see: `awaited` only for the backbone."""

    text: SignedText
    signatures: tuple[Signature, ...]
    withdrawn: tuple[Signature, ...]
    members: int
    own: tuple[OwnSignature, ...] = ()
    awaited: tuple[Words, ...] | None = None
    ceremony: CeremonyCard | None = None
    past: tuple[CeremonyCard, ...] = field(default_factory=tuple)
