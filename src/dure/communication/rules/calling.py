"""Calling somebody (부르기): whose names stand in a text behind an @."""

from collections.abc import Mapping

AT = "@"


def called_in(text: str, names: Mapping[int, str]) -> frozenset[int]:
    """The accounts whose name follows an @. The longest name counts: @김하늘 does not call 김하.

    Two people of one name are both called: better one letter too many than one too few.
    """
    found: set[int] = set()
    for rest in text.split(AT)[1:]:
        fitting = {key: name for key, name in names.items() if name and rest.startswith(name)}
        longest = max((len(name) for name in fitting.values()), default=0)
        found |= {key for key, name in fitting.items() if len(name) == longest}
    return frozenset(found)
