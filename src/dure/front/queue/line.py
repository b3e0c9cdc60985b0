"""One line of the queue, and in which order lines stand."""

from dataclasses import dataclass
from typing import Literal, get_args

from dure.kernel.words import Words

# The most urgent first: what others wait for, what has a deadline, what is good to know.
Kind = Literal[
    "alarm",
    "second_factor",
    "address_gone",
    "first_step",
    "joining",
    "ballot",
    "returned",
    "overdue",
    "exception",
    "called",
    "meeting",
    "action",
    "announced",
    "programme",
    "referral",
    "booking",
    "amendment",
    "review",
    "desk",
    "round",
    "due_soon",
    "finding",
    "open",
    "asked",
    "hearing",
    "to_sign",
    "withdrawn",
    "differing",
    "used",
    "decided",
    "outgrown",
    "silent",
    "worse",
    "draft",
    "unread",
    "invitation",
    "turned",
    "reached",
    "news",
]
ORDER: tuple[Kind, ...] = get_args(Kind)
LOOKS: dict[str, tuple[str, str]] = {  # kind → icon, condition
    "alarm": ("siren", "communication"),
    "second_factor": ("shield-check", "backbone"),
    "address_gone": ("mail-x", "communication"),
    "first_step": ("sprout", "backbone"),
    "joining": ("mail-open", "backbone"),
    "ballot": ("vote", "agenda"),
    "returned": ("undo-2", "communication"),
    "overdue": ("clock-alert", "communication"),
    "exception": ("hourglass", "activities"),
    "programme": ("cooking-pot", "activities"),
    "referral": ("mail-open", "activities"),
    "booking": ("hand", "activities"),
    "amendment": ("file-pen", "agenda"),
    "review": ("hourglass", "agenda"),
    "draft": ("pencil-line", "agenda"),
    "desk": ("inbox", "measurement"),
    "round": ("calendar-plus", "measurement"),
    "asked": ("messages-square", "agenda"),
    "to_sign": ("pen-line", "agenda"),
    "hearing": ("message-circle-question-mark", "agenda"),
    "withdrawn": ("shield-check", "communication"),
    "differing": ("file-diff", "communication"),
    "used": ("history", "communication"),
    "due_soon": ("clock", "activities"),
    "finding": ("message-circle-question-mark", "activities"),
    "outgrown": ("refresh-cw", "activities"),
    "silent": ("bell-off", "backbone"),
    "worse": ("circle-alert", "communication"),
    "invitation": ("mail-open", "backbone"),
    "called": ("at-sign", "communication"),
    "meeting": ("calendar", "communication"),
    "action": ("square-check", "communication"),
    "announced": ("megaphone", "communication"),
    "decided": ("gavel", "communication"),
    "unread": ("messages-square", "communication"),
    "turned": ("trending-up", "measurement"),
    "reached": ("flag", "measurement"),
    "news": ("newspaper", "agenda"),
    "open": ("pencil-line", "measurement"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that needs somebody: a sentence, what more there is to say, and where it leads."""

    kind: Kind
    what: Words
    href: str
    more: Words | None = None
    when: Words | None = None
    late: bool = False
    rank: int = 0  # within one kind, the smaller the sooner
    of: Words | None = None  # the initiative, where somebody has several

    @property
    def icon(self) -> str:
        """The mark before the line."""
        return LOOKS[self.kind][0]

    @property
    def condition(self) -> str:
        """Whose colour it has."""
        return LOOKS[self.kind][1]


def in_order(lines: list[Line]) -> list[Line]:
    """The most urgent first."""
    return sorted(lines, key=lambda line: (ORDER.index(line.kind), line.rank))
