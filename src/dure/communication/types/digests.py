"""Digests (모아보기): what a line of one says, and in which part it stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dure.ground.journal.types import Actor
from dure.kernel.words import Words

Part = Literal["awaiting", "decision", "news"]


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One thing: what waits for an answer, a decision nobody has carried out, or news."""

    part: Part
    what: Words
    page: str
    of: Words | None = None  # the initiative
    late: bool = False
    asks: Words | None = None  # what is to be done, where the name of the thing does not say it


Awaiting = Callable[[Actor, datetime], Sequence[DigestLine]]  # the upper rooms' own queue
