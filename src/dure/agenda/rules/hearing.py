"""What a question is on a day, what a statement may be, which groups have not been heard."""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from dure.agenda.rules.hiding import parts_shown
from dure.agenda.types.hearing import LONGEST, GroupCard, GroupHeard
from dure.kernel.errors import Refused

JUDGED = ("accepted", "held", "rejected")


def state_of(closes_on: date, closed_at: datetime | None, today: date) -> str:
    """`open`, `over` (the last day has passed and nobody closed it) or `closed`."""
    if closed_at is not None:
        return "closed"
    return "open" if today <= closes_on else "over"


def one_line(text: str) -> str:
    """A statement as it is kept: one line, no signs that nobody sees."""
    seen = "".join(
        sign if unicodedata.category(sign) not in ("Cc", "Cf", "Zl", "Zp") else " " for sign in text
    )
    return " ".join(seen.split())


def same(text: str) -> str:
    """What two statements share that say the same: letters and digits, not signs and spaces."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum()) or plain


def must_be_short(text: str, longest: int = LONGEST) -> None:
    """Refused with `agenda.statement_empty` or `.statement_long`."""
    if not text:
        raise Refused("agenda.statement_empty")
    if len(text) > longest:
        raise Refused("agenda.statement_long", longest=longest, length=len(text))


def groups_heard(
    groups: Iterable[GroupCard], voices: Mapping[int, int], smallest: int
) -> tuple[GroupHeard, ...]:
    """How far each invited group was heard; a number only where none of a few can be reckoned from it."""
    cards = tuple(groups)
    sizes = {one.id: voices.get(one.id, 0) for one in cards}
    shown = parts_shown(sizes, sum(sizes.values()), smallest)
    return tuple(_heard(one, sizes[one.id], smallest, told=one.id in shown) for one in cards)


def _heard(group: GroupCard, voices: int, smallest: int, *, told: bool) -> GroupHeard:
    if voices == 0:
        return GroupHeard(group, "none", 0)
    if voices < smallest:
        return GroupHeard(group, "few", None)
    return GroupHeard(group, "heard", voices if told else None)


def fitting_groups(
    groups: Iterable[GroupCard], types: frozenset[str], *, by_link: int | None = None
) -> tuple[GroupCard, ...]:
    """The groups somebody may answer as: those of their organisations, and those one says of oneself."""
    if by_link is not None:
        return tuple(one for one in groups if one.id == by_link)
    return tuple(one for one in groups if one.kind != "type" or one.type_code in types)
