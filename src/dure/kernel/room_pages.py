"""RoomPage: a page of a condition as the way through the house lists it. Rooms hand in theirs."""

from dataclasses import dataclass

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class RoomPage:
    """A page of a condition: its URL name (asked with the slug), the permission, pages below it."""

    condition: str
    name: Words
    url: str
    permission: str = ""
    below: tuple[str, ...] = ()
    own: bool = False  # only for whoever holds the permission for a named organisation
    programme: str = ""  # only in initiatives that run this programme
