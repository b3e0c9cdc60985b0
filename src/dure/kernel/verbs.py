"""The registry of verbs: every action of the house with who may do it and who is told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing somebody can do: `code` room.noun.verb, the permission it needs, whom it concerns."""

    code: str
    may: str
    tell: tuple[str, ...]
    module: str


VERBS: dict[str, Verb] = {}


def register(verb: Verb) -> None:
    """Add a verb. Two verbs with one code are a bug."""
    known = VERBS.get(verb.code)
    if known is not None and known.module != verb.module:
        raise ValueError(f"the verb {verb.code} is defined in {known.module} and {verb.module}")
    VERBS[verb.code] = verb
