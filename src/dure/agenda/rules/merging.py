"""Two people rewrite one clause: what touches different places is joined, the rest is shown to a person.

A place is a paragraph, where all three texts have equally many of them, else the whole text.
"""

from dataclasses import dataclass

from dure.agenda.rules.tree import paragraphs


@dataclass(frozen=True, slots=True)
class Joined:
    """The joined text; None where both changed the same place in different ways."""

    text: str | None


def joined(base: str, mine: str, theirs: str) -> Joined:
    """Join two rewritings of the same text."""
    whole = _one(base, mine, theirs)
    if whole is not None:
        return Joined(whole)
    parts = [paragraphs(text) for text in (base, mine, theirs)]
    if len({len(part) for part in parts}) != 1:
        return Joined(None)
    found = [_one(*three) for three in zip(*parts, strict=True)]
    if not found or None in found:
        return Joined(None)
    return Joined("\n".join(one for one in found if one is not None))


def _one(base: str, mine: str, theirs: str) -> str | None:
    if mine in (theirs, base):
        return theirs
    return mine if theirs == base else None
