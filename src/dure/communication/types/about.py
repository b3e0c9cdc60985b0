"""About (무엇에 대하여): the thing a thread hangs on, told by whoever owns it."""

from dataclasses import dataclass

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """About (무엇에 대하여): a number, a clause, a stop, a report, an overlap, by kind and public key.

    `kind` is `room.noun` ("measurement.number"), `key` its public key, `page` where it stands, `words`
    what people call it; none of them names a person. Whoever holds `may_see` in the initiative sees the
    talk; with `organisation_ids` only those organisations and whoever holds it for all of them. With
    `sealed` what is said is kept as ciphertext and is found by no search: for whatever a person stands
    behind, such as a door.
    """

    kind: str
    key: str
    initiative_id: int
    words: Words
    page: str = ""
    may_see: str = "see_initiative"
    organisation_ids: tuple[int, ...] = ()
    sealed: bool = False
