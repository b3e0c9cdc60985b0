"""What a phone may tell, read from what it sent; and whether it can be taken as it is."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dure.kernel.errors import Refused
from dure.kernel.resident_number import holds_resident_number
from dure.programmes.care_meals.types.door import (
    KINDS_OF_EVENT,
    OUTCOMES,
    PROBLEMS,
    SIGNS,
    Moment,
    Told,
)

NUMBER = re.compile(r"[A-Za-z0-9_-]{8,40}")
MOST_NOTE = 500
FAR_MS = 1e14  # a moment beyond the year 5000 is none
BLOTTED = "(주민등록번호가 있어서 지운 말)"


def read_told(sent: Any) -> Told:
    """One event. Refused with `care_meals.unreadable_event` where it has no number to answer to."""
    if not isinstance(sent, Mapping) or not NUMBER.fullmatch(str(sent.get("id", ""))):
        raise Refused("care_meals.unreadable_event")
    return Told(
        number=str(sent["id"]),
        turn=_whole(sent.get("turn")),
        kind=_text(sent.get("kind"), 10),
        stop=_text(sent.get("stop"), 12),
        moment=read_moment(sent),
        outcome=_text(sent.get("outcome"), 10),
        problem=_text(sent.get("problem"), 12),
        note=_text(sent.get("note"), MOST_NOTE).strip(),
        mood=_level(sent.get("mood")),
        appetite=_level(sent.get("appetite")),
        walking=_level(sent.get("walking")),
        sign=_text(sent.get("sign"), 12),
        of=_text(sent.get("of"), 40),
    )


def read_moment(sent: Mapping[str, Any]) -> Moment:
    """The moment of something; a number that is none is the beginning of time, which is corrected."""
    return Moment(_number(sent.get("at")), _text(sent.get("page"), 40), _number(sent.get("steady")))


def objection_to(told: Told, known_stops: Mapping[str, Any]) -> str:
    """The code of why it cannot be taken; empty where it can."""
    if told.kind not in KINDS_OF_EVENT:
        return "care_meals.unreadable_event"
    if told.stop not in known_stops:
        return "care_meals.not_your_stop"
    return "" if _is_among(told) else "care_meals.no_such_outcome"


def without_number(told: Told) -> Told:
    """The same without a resident number, which is kept nowhere: what happened still counts."""
    return replace(told, note=BLOTTED) if holds_resident_number(told.note) else told


def _is_among(told: Told) -> bool:
    """What was touched is one of what could be touched."""
    if told.kind == "visit":
        return told.outcome in OUTCOMES and told.problem in ("", *PROBLEMS)
    return told.kind != "danger" or told.sign in SIGNS


def _text(value: Any, most: int) -> str:
    """The text, without what no database takes: NUL, and halves of a character that was cut in two."""
    if not isinstance(value, str):
        return ""
    return value[:most].replace("\x00", "").encode("utf-8", "ignore").decode()


def _number(value: Any) -> float:
    fits = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if fits and abs(value) < FAR_MS else 0.0


def _whole(value: Any) -> int:
    return int(min(_number(value), 1e9))


def _level(value: Any) -> int | None:
    return (
        value
        if isinstance(value, int) and not isinstance(value, bool) and value in (1, 2, 3)
        else None
    )
