"""Jobs: kinds of senior work, who works, what fits, and what is told when somebody applies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from dure.kernel.words import Words

PARTS: Mapping[str, Words] = {
    "cook": Words("조리", "cooking"),
    "pack": Words("담기", "packing"),
    "courier": Words("배달", "delivery"),
}
EVIDENCE: Mapping[str, Words] = {
    "id_card": Words("신분증", "identity card"),
    "resident_copy": Words("주민등록등본", "resident register copy"),
    "pension_paper": Words("기초연금 확인서", "pension paper"),
    "benefit_paper": Words("수급자 확인서", "benefit paper"),
    "care_paper": Words("장기요양 확인서", "care grade paper"),
    "system_seen": Words("업무시스템 조회", "seen in the state system"),
    "insurance_paper": Words("건강보험 자격득실 확인서", "health insurance paper"),
    "office_said": Words("읍면동 확인", "told by the district office"),
    "health_paper": Words("건강진단결과서", "health certificate"),
}
PairKind = Literal["together", "apart"]


@dataclass(frozen=True, slots=True)
class JobType:
    """JobType (일자리 유형) as the law has it on a day; every number is dated and cited there."""

    code: str
    name: Words
    paid: Words  # 활동비 or 임금, never mixed
    contract: str  # activity, employment
    insurance: Words
    age: int
    month_hours: int
    day_hours: int | None
    below_week_hours: int | None  # fewer than this
    months: int
    training_hours: int
    month_pay_krw: int | None  # for the full month
    hour_pay_krw: int | None  # for an hour, where it is paid so


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingDraft:
    """What is told when work is offered."""

    kitchen_id: int
    job_type: str
    part: str
    title: Words
    places: int
    skills: tuple[str, ...] = ()
    lifts_kg: int = 0
    stands_minutes: int = 0
    weekdays: tuple[int, ...] = ()
    starts_on: date
    ends_before: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationDraft:
    """What is told when somebody applies. What the body can do is asked, never measured."""

    kitchen_id: int
    person_id: int
    job_type: str
    part: str
    applied_on: date
    skills: tuple[str, ...] = ()
    month_hours: float | None = None
    lifts_kg: int = 0
    stands_minutes: int = 240
    most_distance_m: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    weekdays: tuple[int, ...] = ()
    early: bool = False


@dataclass(frozen=True, slots=True)
class SeenPaper:
    """What a paper showed: which line of the checklist, met or not, which paper, on which day."""

    item: str
    met: bool
    evidence: str
    seen_on: date


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a post fits somebody, or does not: a code and what it speaks of."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """Match (맞춤): may be offered or not, how well it fits from 0 to 100, and why (G1)."""

    fits: bool
    score: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line of the checklist: what is asked, which papers show it, and what was seen."""

    item: str
    name: Words
    evidence: tuple[tuple[str, Words], ...]
    met: bool | None
    seen: Words | None
    seen_on: date | None


@dataclass(frozen=True, slots=True)
class WorkerCard:
    """Worker (참여 어르신) in a list, the name masked."""

    id: int
    public_id: str
    person_id: int
    name: str
    job_type: str
    part: str
    skills: tuple[str, ...]
    decision: str
    decide_by: date | None
    applied_on: date
    starts_on: date | None
    left_on: date | None
    month_hours: float

    def __repr__(self) -> str:
        return f"WorkerCard({self.public_id})"

    @property
    def part_words(self) -> Words:
        """The part of the work in words."""
        return PARTS.get(self.part, Words(self.part, self.part))

    @property
    def works(self) -> bool:
        """True for whoever may be put on a roster."""
        return self.decision == "yes" and self.left_on is None


@dataclass(frozen=True, slots=True)
class PostingCard:
    """Posting (모집) as it stands: how many places, how many said yes."""

    id: int
    public_id: str
    kitchen_id: int
    title: Words
    job_type: JobType
    part: str
    places: int
    taken: int
    skills: tuple[str, ...]
    lifts_kg: int
    stands_minutes: int
    weekdays: tuple[int, ...]
    starts_on: date
    ends_before: date | None
    closed_on: date | None

    @property
    def is_full(self) -> bool:
        """True when as many have said yes as are sought."""
        return self.taken >= self.places


@dataclass(frozen=True, slots=True)
class OfferCard:
    """Offer (제안) as the worker sees it on the phone."""

    id: int
    posting: PostingCard
    reasons: tuple[Reason, ...]
    offered_at: datetime
    answer: str
