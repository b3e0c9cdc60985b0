"""Types (자료형): what goes into a linkage and what comes out of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

COLUMNS = (
    "record_id", "organisation", "family_name", "given_name", "full_name", "birth_date", "sex",
    "phone", "email", "street", "postcode", "place",
)  # fmt: skip
TELLING = tuple(one for one in COLUMNS if one not in {"record_id", "organisation", "sex"})
ENDINGS = (".csv", ".xlsx", ".parquet")
ENGINE = "linkage 1"
EVERYTHING = "everything"  # what a crowd shares whose rows say the same in everything
CODED_ENGINE = "linkage of codes 1"


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits (기준): from which probability a pair is one person, and between which a human looks."""

    same: float = 0.5
    uncertain_low: float = 0.1
    uncertain_high: float = 0.9
    block: int = 200
    pairs_per_record: int = 60
    told: int = 10_000  # pairs listed; their count is always whole
    alike: int = 20  # of more rows that say the same in everything, two are compared for all


USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Pair:
    """Pair (쌍): two records, how probably they are one person, and each field's level."""

    left: str
    right: str
    probability: float
    levels: Mapping[str, str]
    is_one: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """LeftOut (비교하지 않은 값): a key shared by too many; its records met by other keys only.

    With the key `everything` they are crowds (`alike`) that are too common to be one person.
    """

    key: str
    groups: int
    records: int


@dataclass(frozen=True, slots=True)
class Link:
    """Link (연결): the person a record belongs to, and how probably."""

    record_id: str
    person_id: str
    probability: float


@dataclass(frozen=True)
class Linked:
    """Linked (연결 결과): every record with its person; what a human should look at."""

    links: Sequence[Link]
    uncertain: Sequence[Pair]
    uncertain_count: int
    records: int
    people: int
    pairs: int
    left_out: Sequence[LeftOut]
    columns: Sequence[str]
    limits: Limits
    weights: Mapping[str, Mapping[str, tuple[float, float]]] = field(default_factory=dict)
    fingerprint: str = ""
    unused: Sequence[str] = ()
    engine: str = ENGINE
