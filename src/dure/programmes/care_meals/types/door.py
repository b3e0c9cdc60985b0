"""At the door: what a phone tells, what becomes of it, and what a phone is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dure.kernel.words import Words
from dure.programmes.care_meals.types.spans import span_words

OUTCOMES: Mapping[str, Words] = {
    "delivered": Words("전해 드렸어요", "handed over"),
    "left": Words("약속대로 두었어요", "left as agreed"),
    "nobody": Words("안 계세요", "nobody home"),
    "problem": Words("문제가 있어요", "a problem"),
}
BROUGHT = ("delivered", "left")  # a meal stayed at the door
PROBLEMS: Mapping[str, Words] = {
    "refused": Words("안 받으셨어요", "did not want it"),
    "wrong_food": Words("음식이 달라요", "not the right meal"),
    "spilled": Words("쏟았어요", "spilled"),
    "no_way": Words("갈 수 없어요", "could not get there"),
    "unwell": Words("몸이 안 좋으세요", "is unwell"),
    "other": Words("그 밖", "something else"),
}
SIGNS: Mapping[str, Words] = {
    "moaning": Words("신음 소리가 나요", "moaning is heard"),
    "fallen": Words("쓰러지신 것이 보여요", "somebody has fallen"),
    "gas": Words("가스·타는 냄새가 나요", "smell of gas or burning"),
    "post": Words("우편물이 이틀 넘게 쌓였어요", "post of two days or more"),
    "known_ill": Words("많이 편찮으셨던 분이에요", "known to be gravely ill"),
}
CHECKS: Mapping[str, Words] = {
    "mood": Words("기분", "Mood"),
    "appetite": Words("식사", "Appetite"),
    "walking": Words("걸음", "Walking"),
}
LEVELS: Mapping[int, Words] = {
    1: Words("여느 때처럼", "as usual"),
    2: Words("걱정돼요", "worrying"),
    3: Words("나빠요", "bad"),
}
KINDS_OF_EVENT = ("visit", "wellness", "undo", "danger")
MOST_EVENTS = 500  # of one route's day; a phone that holds more sends the rest next


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as a phone knows it: its wall clock, and the seconds since its page was opened."""

    wall_ms: float
    page: str = ""
    steady_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Told:
    """One thing a phone tells. `number` is its own and makes it unrepeatable; `turn` is its order."""

    number: str
    turn: int
    kind: str
    stop: str
    moment: Moment
    outcome: str = ""
    problem: str = ""
    note: str = ""
    mood: int | None = None
    appetite: int | None = None
    walking: int | None = None
    sign: str = ""
    of: str = ""  # undo, wellness: the number of the visit that is taken back or was looked at

    def __repr__(self) -> str:
        return f"Told({self.kind} {self.number})"


@dataclass(frozen=True, slots=True)
class Timed:
    """What was told, with the time it happened by the server's clock."""

    told: Told
    at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one thing a phone told: `taken`, `again`, `late`, or the code of a refusal."""

    number: str
    result: str

    @property
    def is_refused(self) -> bool:
        """True where it could not be taken; it is kept all the same, and shown to the coordinator."""
        return self.result not in {"taken", "again", "late"}


@dataclass(frozen=True, slots=True)
class VisitCard:
    """What came of a door; not at whose. `by` stands there for whoever may open the door's page."""

    public_id: str
    stop_id: int
    outcome: str
    problem: str
    at: datetime
    told_at: datetime
    levels: tuple[int | None, int | None, int | None]
    note: str = ""
    undone: bool = False
    by: str = ""

    @property
    def words(self) -> Words:
        """The outcome in words."""
        return OUTCOMES.get(self.outcome, Words(self.outcome, self.outcome))

    @property
    def problem_words(self) -> Words | None:
        """The problem in words; None without one."""
        return PROBLEMS.get(self.problem)

    @property
    def worst(self) -> int:
        """The worst level that was seen; 0 where nobody looked."""
        return max((level for level in self.levels if level), default=0)


@dataclass(frozen=True, slots=True)
class LinkCard:
    """A courier's link as the coordinator sees it. The address opens the route: it stands in no log."""

    public_id: str
    courier: str
    made_at: datetime
    opened_at: datetime | None
    heard_at: datetime | None
    others: int
    others_at: datetime | None
    token: str = ""

    def __repr__(self) -> str:
        return f"LinkCard({self.public_id})"


@dataclass(frozen=True, slots=True)
class BoardStop:
    """A door on the dispatcher's board: how it stands."""

    public_id: str
    label: str
    name: str
    state: str  # waiting, late, done, nobody, problem, worry, alert
    outcome: Words | None
    at: datetime | None
    due_at: datetime | None
    alert: str = ""  # the public id of an open alert
    served: bool = True
    may_open: bool = True  # no link leads to a closed door


@dataclass(frozen=True, slots=True)
class BoardRoute:
    """A route on the board: one of five states, how far it is, and its doors."""

    number: int
    courier: str
    courier_id: int
    mode: Words
    state: str  # not_sent, not_opened, on_the_way, problem, done
    link: LinkCard | None
    stops: tuple[BoardStop, ...] = field(default=())
    lost: int = 0  # things a phone told that could not be taken
    quiet_minutes: int | None = None

    @property
    def quiet_words(self) -> Words | None:
        """For how long the phone has said nothing, as people say it; None where that is not long."""
        return span_words(self.quiet_minutes) if self.quiet_minutes else None

    @property
    def done(self) -> int:
        """How many doors have an outcome."""
        return sum(one.at is not None for one in self.stops if one.served)

    @property
    def doors(self) -> int:
        """How many doors it has."""
        return sum(one.served for one in self.stops)
