"""Values of organisations that cross the door."""

from dataclasses import dataclass
from datetime import date, datetime

from dure.kernel.words import Words

NOTHING_SAID = Words("", "")


@dataclass(frozen=True, slots=True)
class GroundCard:
    """The ground (집계 근거) on which people are counted: how, on what basis, since when, by whom."""

    mode: str
    basis: str
    since_on: date | None = None
    recorded_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntrustment:
    """What is told of a member's contract on processing its people's data."""

    organisation_id: int
    contracted_on: date
    starts_on: date
    ends_on: date
    purpose: str
    items: tuple[str, ...]
    opens_names: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrustmentCard:
    """A contract (위탁 계약) of a member: its days, purpose and items, and whether names may be seen."""

    id: int
    organisation_id: int
    contracted_on: date
    starts_on: date
    ends_on: date
    purpose: str
    items: tuple[str, ...]
    opens_names: bool
    recorded_by: str
    ended_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether something may rest on it that day."""
        is_over = self.ended_on is not None and self.ended_on <= day
        return self.starts_on <= day <= self.ends_on and not is_over


@dataclass(frozen=True, slots=True)
class OrganisationCard:
    """One organisation (기관) as members and the public may know it."""

    id: int
    slug: str
    name: Words
    type: str
    type_name: Words
    place_code: str
    about: Words
    valid_from: date
    valid_to: date | None
    parent_id: int | None = None
    business_number: str = ""
    corporate_number: str = ""


@dataclass(frozen=True, slots=True)
class MemberCard:
    """An organisation in an initiative: its part and since when."""

    organisation: OrganisationCard
    part: str
    joined_on: date
    left_on: date | None
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class JoiningCard:
    """An initiative asks an organisation to take part: since when, who asked, what was answered."""

    id: int
    initiative: "InitiativeCard"
    organisation: OrganisationCard
    part: str
    joins_on: date | None
    asked_at: datetime
    asked_by: str
    state: str
    answered_at: datetime | None
    answered_by: str
    words: str


@dataclass(frozen=True, slots=True)
class ProtectionRules:
    """Protection rules (보호 규칙): what an initiative protects beside the smallest group of people.

    `zeros` are published or hidden. `least_denominator` is the least number of people a rate is told of;
    0 is twice the smallest group. An amount is hidden where its `dominance_n` largest organisations hold
    more than `dominance_k` percent, or where the second could reckon the largest to within `p_percent`;
    0 sets no such rule.
    """

    zeros: str = "publish"
    least_denominator: int = 0
    dominance_n: int = 0
    dominance_k: int = 0
    p_percent: int = 0


NO_MORE_RULES = ProtectionRules()


@dataclass(frozen=True, slots=True)
class InitiativeCard:
    """One initiative (공동사업) with the settings others need."""

    id: int
    slug: str
    name: Words
    about: Words
    phase: str
    started_on: date
    ended_on: date | None
    place_code: str
    min_cell: int
    licence: str
    people_mode: str
    people_mode_basis: str = ""
    protection: str = "hide"
    rules: ProtectionRules = NO_MORE_RULES
    programmes: tuple[str, ...] = ()  # codes of those that run here


@dataclass(frozen=True, slots=True)
class InitiativeSettings:
    """What an initiative is set to, whole: what is not told is not kept from before."""

    name: Words
    about: Words
    phase: str
    place_code: str
    min_cell: int
    licence: str
    people_mode: str
    people_mode_basis: str = ""
    ended_on: date | None = None
    protection: str = "hide"
    rules: ProtectionRules = NO_MORE_RULES


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """What is told when an organisation is registered. Numbers may be written with or without dashes."""

    slug: str
    name: Words
    type: str
    valid_from: date
    place_code: str = ""
    about: Words = NOTHING_SAID
    business_number: str = ""
    corporate_number: str = ""
    valid_to: date | None = None
    parent_id: int | None = None


@dataclass(frozen=True, slots=True)
class NewInitiative:
    """What is told when an initiative starts; `backbone_id` is the organisation that serves it."""

    slug: str
    name: Words
    started_on: date
    backbone_id: int
    about: Words = NOTHING_SAID
    place_code: str = ""


@dataclass(frozen=True, slots=True)
class FirstPerson:
    """Whoever begins a house: the first account."""

    name: str
    email: str
    password: str
    language: str

    def __repr__(self) -> str:
        return "FirstPerson(…)"  # neither address nor password is ever written out


@dataclass(frozen=True, slots=True)
class Begun:
    """What a house began with."""

    account_id: int
    initiative_id: int
    slug: str


@dataclass(frozen=True, slots=True)
class DirectoryLine:
    """One line of the member directory: the organisation, its part, its delegates' names."""

    member: MemberCard
    place: Words
    delegates: tuple[str, ...]

    @property
    def part(self) -> Words:
        """Its part in words."""
        return PARTS.get(self.member.part, Words(self.member.part, self.member.part))


PARTS = {
    "member": Words("참여기관", "Member"),
    "backbone": Words("백본 조직", "Backbone"),
    "funder": Words("지원기관", "Funder"),
    "partner": Words("협력기관", "Partner"),
}
