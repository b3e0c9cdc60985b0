"""Who does something (Actor), to what (Subject), and what the journal remembers of it (Done)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from dure.kernel.words import Words

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Reach:
    """What one role lets somebody do, and where: None stands for every initiative or organisation."""

    role: str
    permissions: frozenset[str]
    initiative_id: int | None = None
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """An initiative in which somebody holds a role: what the way through the house is drawn from."""

    id: int
    slug: str
    name: Words
    programmes: tuple[str, ...] = ()  # codes of the programmes that run there


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts: an account with its reaches, or the house itself (`account_id` None).

    `reads_only`: by a key that may only look, whatever the account itself may do.
    """

    account_id: int | None
    name: str = ""
    reaches: tuple[Reach, ...] = ()
    second_factor: bool = False
    address: str | None = None
    language: str = "ko"
    initiatives: tuple[Held, ...] = ()
    reads_only: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing a verb acts on, and whose it is: decides who may, and where the entry is found."""

    kind: str
    id: int | str
    initiative_id: int | None = None
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """What a service hands back: the result for its caller, `noted` for the journal."""

    result: Result
    noted: Mapping[str, Any] = field(default_factory=dict)
