"""Ways (길): in which order somebody is reached, and which of them nobody should take."""

from collections.abc import Collection, Mapping, Sequence

from dure.communication.types.notices import Purpose, Way

# Where somebody said nothing: what is urgent goes to the phone first, the rest to the letter box.
ORDER: Mapping[str, tuple[str, ...]] = {
    "urgent": ("alimtalk", "sms", "push", "mail", "service", "hook"),
    "service": ("mail", "push", "alimtalk", "sms", "service", "hook"),
    "advertising": ("mail", "sms"),
}
RINGS = frozenset({"alimtalk", "sms", "push", "service"})  # what may wake somebody
OF_KIND: Mapping[str, tuple[str, ...]] = {  # kind of a contact point → the channels that reach it
    "mail": ("mail",),
    "phone": ("alimtalk", "sms"),
    "push": ("push",),
    "hook": ("hook",),
    "service": ("service",),
}
# A notice about a template that Kakao never approved, and what advertises, never goes by AlimTalk.
NEVER = {"advertising": frozenset({"alimtalk", "push", "service", "hook"})}


def ways_in_order(
    points: Sequence[Way], *, own: Sequence[str], purpose: Purpose, first: str = ""
) -> tuple[Way, ...]:
    """The ways there are, in the order to try them: `first`, then one's own order, then the house's.

    What is urgent keeps the house's order unless somebody put the channels in one of their own.
    """
    house = ORDER[purpose]
    said = [one for one in ((first,) if first else ()) + tuple(own) if one in house]
    order = list(dict.fromkeys([*said, *house]))
    left_out = NEVER.get(purpose, frozenset())
    fit = [one for one in points if one.channel in order and one.channel not in left_out]
    return tuple(sorted(fit, key=lambda one: order.index(one.channel)))


def expanded(kind: str, address: str, there: Collection[str]) -> tuple[Way, ...]:
    """A contact point as the channels of this house that reach it."""
    return tuple(Way(one, address) for one in OF_KIND[kind] if one in there)
