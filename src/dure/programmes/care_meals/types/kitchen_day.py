"""A kitchen's day as it crosses the doors: who eats, what is cooked, what clashes, what is printed."""

from dataclasses import dataclass
from datetime import date, datetime

from dure.kernel.words import Words

NOTHING = Words("", "")


@dataclass(frozen=True, slots=True)
class Eater:
    """Somebody who eats one meal of one kind today, as the kitchen has to know it."""

    id: str
    kind: str
    name: str  # masked
    portions: int
    state: str  # stop, hall, paused, explained, open
    stop: str = ""  # 1코스 3번
    allergens: tuple[str, ...] = ()
    diets: tuple[str, ...] = ()
    texture: int = 7
    why: str = ""
    person_id: int = 0


@dataclass(frozen=True, slots=True)
class PersonAsked:
    """One of the people concerned by a clash; `way` is how the door finds them."""

    id: str
    name: str
    stop: str
    portions: int


@dataclass(frozen=True, slots=True)
class ClashCard:
    """A dish that does not suit some people for the same reasons, and what they get instead.

    `settled` is: something stands in, or a person has decided. `decision` is what was decided.
    """

    kind: str
    dish: str
    dish_name: Words
    reasons: tuple[Words, ...]
    people: tuple[PersonAsked, ...]
    instead: str = ""
    instead_name: Words = NOTHING
    decision: str = ""
    choices: tuple[tuple[str, Words], ...] = ()

    @property
    def settled(self) -> bool:
        """Whether everybody concerned has an answer."""
        return bool(self.instead or self.decision)

    @property
    def portions(self) -> int:
        """How many meals it is about."""
        return sum(one.portions for one in self.people)


@dataclass(frozen=True, slots=True)
class CookLine:
    """So much of a dish in one texture: what is served, one kept as a sample, and the pots."""

    dish: str
    name: Words
    course: Words
    texture: Words
    regular: bool
    served: int
    sample: int
    pots: tuple[int, ...]
    by_kind: tuple[tuple[Words, int], ...]
    amounts: tuple[tuple[str, Words], ...] = ()  # ingredient and how much of it for all
    numbers: tuple[int, ...] = ()
    method: str = ""
    keeps: str = "hot"

    @property
    def cooked(self) -> int:
        """What goes into the pots."""
        return self.served + self.sample


@dataclass(frozen=True, slots=True)
class CookDish:
    """A dish of the day in all its textures, as it hangs beside the stove."""

    lines: tuple[CookLine, ...]

    @property
    def first(self) -> CookLine:
        """The firmest texture, which most people eat."""
        return self.lines[0]

    @property
    def softer(self) -> tuple[CookLine, ...]:
        """The other textures; of a dish that nobody eats regular, all of them."""
        return tuple(one for one in self.lines if not one.regular)

    @property
    def cooked(self) -> int:
        """All that goes into the pots."""
        return sum(one.cooked for one in self.lines)

    @property
    def sample(self) -> int:
        """What is kept of it."""
        return sum(one.sample for one in self.lines)

    @property
    def by_kind(self) -> tuple[tuple[Words, int], ...]:
        """How much of it is for which kind of meal."""
        found: dict[Words, int] = {}
        for line in self.lines:
            for kind, n in line.by_kind:
                found[kind] = found.get(kind, 0) + n
        return tuple(found.items())


@dataclass(frozen=True, slots=True)
class BuyLine:
    """What has to be bought of an ingredient."""

    name: str
    amount: Words
    packs: int | None = None
    pack: Words = NOTHING


@dataclass(frozen=True, slots=True)
class LabelCard:
    """One label: whose meal, at which door, what is in it."""

    name: str
    stop: str
    kind: Words
    dishes: str
    inside: str
    special: str
    eat_before: str = ""


@dataclass(frozen=True, slots=True)
class MealCount:
    """Meals of one kind: cooked for, and where the others are."""

    kind: str
    name: Words
    meals: int
    stops: int
    paused: int = 0
    explained: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class RepackCard:
    """A meal that has to be packed anew: the label, and which dishes leave and come."""

    diner: str
    name: str
    stop: str
    kind: Words
    out: tuple[Words, ...]
    into: tuple[Words, ...]
    copies_before: int
    copies_after: int


@dataclass(frozen=True, slots=True)
class PortionChange:
    """So many portions of a dish more (or fewer, below nought)."""

    name: Words
    texture: Words
    difference: int


@dataclass(frozen=True, slots=True)
class ChangeCard:
    """What has changed since cooking began, and what was decided about it."""

    id: str
    told_at: datetime
    repacks: tuple[RepackCard, ...]
    portions: tuple[PortionChange, ...]
    decision: str = ""
    note: str = ""
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChangeDecision:
    """What somebody decided about a change after cooking began; `mark` is of what they looked at."""

    mark: str
    deed: str  # repack, withhold, another
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeptSheet:
    """The sheet from which the kitchen cooks now: its number, since when, and how many changes it had."""

    id: int
    public_id: str
    number: int
    meals: int
    cooking_since: datetime
    made_at: datetime
    deed: str = ""
    note: str = ""

    @property
    def changes(self) -> int:
        """How often it changed since cooking began."""
        return self.number - 1


@dataclass(frozen=True, slots=True)
class KitchenDay:
    """A kitchen's day as it stands now, and as it stood when cooking began."""

    on: date
    counts: tuple[MealCount, ...]
    lines: tuple[CookLine, ...]
    buys: tuple[BuyLine, ...]
    clashes: tuple[ClashCard, ...]
    without_menu: tuple[Words, ...]  # kinds of meal that somebody eats and nobody planned
    obstacles: tuple[Words, ...]  # why cooking cannot begin yet
    kept: KeptSheet | None = None
    repacks: tuple[RepackCard, ...] = ()
    portions: tuple[PortionChange, ...] = ()
    mark: str = ""

    @property
    def meals(self) -> int:
        """All meals of the day."""
        return sum(one.meals for one in self.counts)

    @property
    def dishes(self) -> tuple[CookDish, ...]:
        """The lines dish by dish."""
        found: dict[str, list[CookLine]] = {}
        for line in self.lines:
            found.setdefault(line.dish, []).append(line)
        return tuple(CookDish(tuple(lines)) for lines in found.values())

    @property
    def people_apart(self) -> int:
        """How many people get something else than the menu."""
        return len({one.id for card in self.settled_clashes for one in card.people})

    @property
    def open_clashes(self) -> tuple[ClashCard, ...]:
        """Those that wait for somebody to decide."""
        return tuple(one for one in self.clashes if not one.settled)

    @property
    def settled_clashes(self) -> tuple[ClashCard, ...]:
        """Those that have an answer."""
        return tuple(one for one in self.clashes if one.settled)

    @property
    def has_changed(self) -> bool:
        """Whether something changed since cooking began."""
        return bool(self.repacks or self.portions)
