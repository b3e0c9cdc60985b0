"""Finding (진단): one thing looked at, how it is, and what to do about it."""

from dataclasses import dataclass
from typing import Literal

from dure.kernel.words import Words

State = Literal["ok", "note", "fail"]
NOTHING = Words("", "")


@dataclass(frozen=True, slots=True)
class Finding:
    """`fail` would stop something from working; `note` is worth knowing."""

    name: Words
    state: State
    told: Words
    do: Words = NOTHING


def plainly(text: object) -> Words:
    """A name or number that is the same in both languages."""
    return Words(str(text), str(text))
