"""Values of deciding: what is told when something is proposed, called or opened, and what pages show."""

from dataclasses import dataclass, field
from datetime import date, datetime

from dure.agenda.types.rolls import seat_key
from dure.kernel.words import Words

NOTHING = Words("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class BylawsDraft:
    """What the bylaws say about deciding. Shares are written as fractions: "1/2"."""

    basis: str
    weighting: str = ""
    weight_cap: str = ""
    takes_proxies: bool = False
    quorum: str = "1/2"
    majority: str = "1/2"
    notice_days: int = 7
    urgent_days: int | None = None
    board_notice_days: int = 7
    citation: Words = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDraft:
    """A proposal: its subject (a code of the rules), its words, and the version it may be about."""

    subject: str
    title: Words
    text: Words
    reason: Words
    organisation_id: int | None = None
    agenda_id: int | None = None
    amendment_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDraft:
    """A meeting as it is called."""

    title: Words
    purpose: Words
    place: str
    notified_on: date
    starts_at: datetime
    chair_id: int
    kind: str = "general"  # a code of rules/meeting_kinds
    expels: bool = False
    urgent_reason: str = ""
    again_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionDraft:
    """One thing that can be chosen."""

    name: Words
    cost: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotDraft:
    """How a ballot is opened: in a meeting, or until a moment."""

    method: str
    is_secret: bool = False
    meeting: str = ""
    closes_at: datetime | None = None
    seats: int = 1
    budget: int = 0
    options: tuple[OptionDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteDraft:
    """A vote: marks, its reason, and the receipt of the secret one it replaces.

    `shows_reason` is the consent that a reason against stands beside the adopted words for everybody;
    `clause` is the key of the clause it is about, empty for the whole.
    """

    marks: tuple[tuple[int, int], ...]
    reason: Words = NOTHING
    receipt: str = ""
    shows_reason: bool = False
    clause: str = ""

    def __repr__(self) -> str:
        return "VoteDraft(…)"  # never written out


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyDraft:
    """Who stands for whom at a meeting, and the paper that proves it."""

    giver_id: int
    holder_id: int
    proof: str
    file_id: int | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the voter keeps: shown once, stored nowhere."""

    number: str
    replaced: bool

    def __repr__(self) -> str:
        return "Receipt(…)"  # never written out


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalCard:
    """One proposal for the list and its page."""

    public_id: str
    initiative_id: int
    subject: Words
    subject_code: str
    title: Words
    text: Words
    reason: Words
    by: Words | None
    proposed_at: datetime
    state: str
    agenda_number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionCard:
    """One choice as it stands on the paper."""

    number: int
    name: Words
    cost: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotCard:
    """One ballot: by which rules, until when, and how many have voted."""

    id: int
    public_id: str
    initiative_id: int
    proposal: str
    title: Words
    method: str
    is_secret: bool
    is_weighted: bool
    meeting: str
    opened_at: datetime
    closes_at: datetime | None
    closed_at: datetime | None
    is_over: bool
    seats: int
    budget: int
    options: tuple[OptionCard, ...]
    entitled: int
    voted: int
    present: int
    needed: int
    missing: int
    quorum: Words
    quorum_at: Words
    passing: Words | None
    passing_at: Words | None
    lots: tuple[int, ...]
    outcome: str
    fingerprint: str
    in_person: bool = False  # people vote, each for themselves


@dataclass(frozen=True, slots=True)
class BallotWaiting:
    """An open ballot that waits for my vote."""

    public_id: str
    title: Words
    closes_at: datetime | None


@dataclass(frozen=True, slots=True)
class SeatCard:
    """A member for whom somebody may vote on a ballot: itself or by proxy."""

    organisation_id: int
    name: Words
    votes: int
    how: str
    by_proxy: bool = False
    place: int = 1

    @property
    def key(self) -> str:
        """As a form names it."""
        return seat_key(self.organisation_id, self.place)


@dataclass(frozen=True, slots=True)
class NamedVote:
    """What a member said in an open ballot, with its reason, and what it said before."""

    organisation: Words
    answer: str
    numbers: tuple[int, ...]
    votes: int
    reason: Words
    replaced: bool
    cast_at: datetime
    organisation_id: int = 0
    is_shown: bool = False  # its reason against may be read by everybody
    place: int = 1

    @property
    def key(self) -> str:
        """As a form names it."""
        return seat_key(self.organisation_id, self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissent:
    """A reason against (반대의견) beside what was adopted all the same; nameless from a secret ballot."""

    organisation: Words | None
    reason: Words
    clause: str  # the key of the clause; empty: the whole text
    ballot: str
    decided: Words
    is_shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DissentCard:
    """The reasons beside a version, how many votes were against it, and how many reasons stay inside."""

    told: tuple[Dissent, ...] = ()
    against: int = 0
    withheld: int = 0

    def beside(self, key: str = "") -> tuple[Dissent, ...]:
        """Those about one clause, or about the whole."""
        return tuple(one for one in self.told if one.clause == key)

    @property
    def clauses(self) -> frozenset[str]:
        """The clauses that somebody spoke against."""
        return frozenset(one.clause for one in self.told if one.clause)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultCard:
    """The outcome and why, round by round, and how it can be counted again."""

    outcome: str
    why: Words
    votes: dict[int, str]
    chosen: tuple[int, ...]
    rounds: tuple[dict[str, object], ...]
    told: tuple[Words, ...]
    file: str
    command: str
    fingerprint: str
    named: tuple[NamedVote, ...] = ()
    against: tuple[NamedVote, ...] = ()
    nameless: tuple[Words, ...] = ()  # reasons against that a secret ballot lets stand
    adoption: Words | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What a receipt shows: counted, replaced, or lying in the box; the row once it was counted."""

    state: str  # counted, waiting, replaced, unknown
    row: int | None = None


@dataclass(frozen=True, slots=True)
class PresentLine:
    """A member at a meeting."""

    organisation_id: int
    name: Words
    how: str  # self, proxy or nothing
    holder: Words | None
    delegates: tuple[str, ...]
    votes: int
    proof: str = ""  # which paper of its proxy was seen
    has_paper: bool = False  # and a scan of it is kept
    place: int = 1

    @property
    def key(self) -> str:
        """As a form names it."""
        return seat_key(self.organisation_id, self.place)


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule of a meeting, in words, and the article where it stands."""

    what: Words
    told: Words
    at: Words = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCard:
    """A meeting with its notice, who is present, and whether it can decide."""

    id: int
    public_id: str
    initiative_id: int
    title: Words
    purpose: Words
    place: str
    notified_on: date
    starts_at: datetime
    notice: Words
    is_urgent: bool
    urgent_reason: str
    chair: str
    state: str
    again_of: str
    again: str
    kind: str
    kind_name: Words
    rules: tuple[RuleLine, ...] = ()
    lines: tuple[PresentLine, ...] = ()
    entitled: int = 0
    present: int = 0
    needed: int = 0
    missing: int = 0
    takes_proxies: bool = False
    in_person: bool = False


@dataclass(frozen=True, slots=True)
class SignerCard:
    """Somebody who confirms minutes."""

    account_id: int
    name: str
    organisation: Words | None
    is_chair: bool
    signed_at: datetime | None
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesCard:
    """The minutes: their course, the results, and who has confirmed them."""

    course: Words
    results: tuple[dict[str, Words], ...]
    written_at: datetime
    fingerprint: str
    asked: int
    asked_at: Words  # the article that asks for them
    signed_by_all: bool = False  # a board: every director who was there
    signers: tuple[SignerCard, ...] = field(default_factory=tuple)
    is_confirmed: bool = False
