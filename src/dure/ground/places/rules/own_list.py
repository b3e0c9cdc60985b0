"""A list of one's own places: every parent known, no code given twice, no circle."""

from collections.abc import Mapping, Sequence
from datetime import date

from dure.ground.places.types import PlaceCard
from dure.kernel.errors import Refused

Known = Mapping[tuple[str, date], tuple[str, str, date | None, bool]]


def check_own_list(cards: Sequence[PlaceCard], known: Known) -> list[PlaceCard]:
    """The cards that are new. Refused: a missing parent, a code that means something else, a circle."""
    parents = {code for code, _ in known} | {card.code for card in cards}
    fresh = []
    for card in cards:
        if card.parent_code and card.parent_code not in parents:
            raise Refused("places.no_such_parent", code=card.code, parent=card.parent_code)
        before = known.get((card.code, card.valid_from))
        if before is None:
            fresh.append(card)
        elif before != (card.parent_code, card.level, card.valid_to, card.fictional):
            raise Refused("places.code_taken", code=card.code)
    _no_circle({card.code: card.parent_code for card in cards})
    return fresh


def _no_circle(parent_of: Mapping[str, str]) -> None:
    for code in parent_of:
        seen, above = {code}, parent_of[code]
        while above in parent_of:
            if above in seen:
                raise Refused("places.circle", code=code)
            seen.add(above)
            above = parent_of[above]
