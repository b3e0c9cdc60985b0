"""Who eats: what is told at intake and later, and the cards that are shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from dure.kernel.words import Words

KINDS: Mapping[str, Words] = {
    "care_meals.lunchbox": Words("도시락", "Lunch box"),
    "care_meals.banchan": Words("밑반찬", "Side dishes"),
    "care_meals.hall": Words("경로식당 식사", "Meal in the hall"),
}
ENDINGS: Mapping[str, Words] = {
    "died": Words("돌아가심", "died"),
    "moved": Words("이사", "moved away"),
    "care_home": Words("요양시설 입소", "moved to a care home"),
    "wish": Words("본인이 원해서", "own wish"),
    "other": Words("그 밖", "other"),
}
PAUSES: Mapping[str, Words] = {
    "hospital": Words("입원", "in hospital"),
    "holiday": Words("여행·외출", "away"),
    "family": Words("가족과 지냄", "with the family"),
    "other": Words("그 밖", "other"),
}
# Why a door in another county is served on purpose; `other` asks for a sentence.
BORDER_REASONS: Mapping[str, Words] = {
    "near": Words("우리 주방이 더 가까워요", "our kitchen is nearer"),
    "agreed": Words("그 시·군과 협의했어요", "agreed with that county"),
    "moved": Words("이사했지만 계속 드세요", "moved there and stays with us"),
    "other": Words("그 밖의 까닭", "another reason"),
}
RELATIONS: Mapping[str, Words] = {
    "family": Words("가족", "family"),
    "neighbour": Words("이웃", "neighbour"),
    "village_head": Words("이장·통장", "village head"),
    "care_worker": Words("생활지원사", "care worker"),
    "other": Words("그 밖", "other"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KitchenDraft:
    """What is told when a kitchen opens."""

    initiative_id: int
    organisation_id: int
    name: Words
    place_code: str
    opens: time
    closes: time
    capacity: int = 0
    latitude: float | None = None
    longitude: float | None = None
    licence: str = ""


@dataclass(frozen=True, slots=True)
class KitchenCard:
    """Kitchen (주방) as others see it."""

    id: int
    public_id: str
    name: Words
    initiative_id: int
    organisation_id: int
    place_code: str
    latitude: float | None
    longitude: float | None
    capacity: int
    opens: time
    closes: time
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """The door (문 앞): address, point, window and what one must know there. Never in a log or address."""

    address: str = ""
    place_code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    opens: time | None = None
    closes: time | None = None
    minutes: int = 3
    note: str = ""

    def __repr__(self) -> str:
        return "Door(…)"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolDraft:
    """What is told when somebody begins to eat here.

    `household` is a person's decision about those who live behind the same door (G15): the key of
    one that is there, `"own"` for a household of their own, empty while nobody has decided.
    """

    kitchen_id: int
    person_id: int
    door: Door
    since: date
    household: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDraft:
    """Which meals: kind, weekdays (1 is Monday), portions; `portions=0` ends the order."""

    diner_id: int
    kind: str
    weekdays: tuple[int, ...]
    portions: int
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedDraft:
    """What must not be in the meal and how it must be, from a day on."""

    diner_id: int
    allergens: tuple[str, ...] = ()
    diet: str = ""
    texture: int = 7
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDraft:
    """Who is called when nobody opens."""

    diner_id: int
    relation: str
    name: str
    phone: str
    order: int = 1
    consent_id: int | None = None
    wants_message: bool = False
    mail: str = ""

    def __repr__(self) -> str:
        return "ContactDraft(…)"


@dataclass(frozen=True, slots=True)
class NeedCard:
    """Need (식사 주의) of a diner as it stands, with the moment it was noted."""

    allergens: tuple[str, ...]
    diet: str
    texture: int
    since: date
    noted_at: datetime | None
    allergen_words: tuple[Words, ...]
    diet_words: Words

    @property
    def is_plain(self) -> bool:
        """True where everything may be in the meal."""
        return not self.allergens and not self.diet and self.texture == 7


@dataclass(frozen=True, slots=True)
class OrderCard:
    """Order (식사 신청) of a diner as it stands on a day."""

    kind: str
    weekdays: tuple[int, ...]
    portions: int
    since: date
    until: date | None

    @property
    def name(self) -> Words:
        """The kind in words."""
        return KINDS.get(self.kind, Words(self.kind, self.kind))


@dataclass(frozen=True, slots=True)
class PauseCard:
    """Pause (쉼) of a diner that holds on a day or lies ahead."""

    id: int
    since: date
    until: date | None
    reason: Words


@dataclass(frozen=True, slots=True)
class DinerCard:
    """Diner (이용 어르신) in a list: the name masked, what is ordered, what to mind, and the state."""

    id: int
    public_id: str
    person_id: int
    masked_name: str
    place_code: str
    orders: tuple[OrderCard, ...]
    need: NeedCard | None
    pause: PauseCard | None
    since: date
    ended_on: date | None
    ending: Words | None
    household: str
    has_point: bool

    def portions_on(self, on: date) -> int:
        """How many portions are due that day, of all kinds; a pause or an end makes it none."""
        if self.pause is not None or self.ended_on is not None:
            return 0
        return sum(each.portions for each in self.orders if on.isoweekday() in each.weekdays)


@dataclass(frozen=True, slots=True)
class ContactCard:
    """Contact (비상연락처), opened."""

    id: int
    order: int
    relation: Words
    name: str
    phone: str
    wants_message: bool
    mail: str = ""

    @property
    def tells_relation(self) -> bool:
        """True where the name was written with it, as in "이웃 홍순덕": it is not said again."""
        words = (*self.relation.ko.split("·"), self.relation.en)
        return self.name.casefold().startswith(tuple(f"{word} " for word in words))

    def __repr__(self) -> str:
        return f"ContactCard({self.id})"


@dataclass(frozen=True, slots=True)
class HouseholdCard:
    """A household that may be the same (G15): its key, and who eats there already."""

    key: str
    masked_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BorderCard:
    """A door across the border (시·군 밖): how, and who said once that it is right; `at` None: nobody."""

    kind: str  # other_county, unknown_county
    reason: Words | None
    words: str
    by: str
    at: datetime | None

    def __repr__(self) -> str:
        return f"BorderCard({self.kind})"


@dataclass(frozen=True, slots=True)
class DinerPage:
    """One diner, opened: the name, the door, the contacts, and what was ordered and noted before."""

    card: DinerCard
    name: str
    phone: str
    door: Door
    contacts: tuple[ContactCard, ...]
    needs: tuple[NeedCard, ...]
    pauses: tuple[PauseCard, ...]
    household: tuple[str, ...]  # masked names of the others behind the door
    border: BorderCard | None = None

    def __repr__(self) -> str:
        return f"DinerPage({self.card.public_id})"
