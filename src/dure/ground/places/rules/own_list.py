"""A list of one's own places: every parent known, no code given twice, no circle."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from dure.ground.places.types import PlaceCard
from dure.kernel.errors import Refused

Span = tuple[str, date, date | None]  # a parent, since when and until when
Known = Mapping[tuple[str, date], tuple[str, str, date | None, bool]]


def check_own_list(cards: Sequence[PlaceCard], known: Known) -> list[PlaceCard]:
    """The cards that are new, each once.

    Refused: no code, an end before the start, a missing parent, a code that means something else,
    a circle, also one that closes over places which stand there already.
    """
    parents = {code for code, _ in known} | {card.code for card in cards}
    told = dict(known)
    fresh = []
    for card in cards:
        _check_one(card, parents)
        before = told.get((card.code, card.valid_from))
        row = (card.parent_code, card.level, card.valid_to, card.fictional)
        if before is None:
            fresh.append(card)
            told[card.code, card.valid_from] = row
        elif before != row:
            raise Refused("places.code_taken", code=card.code)
    _no_circle(fresh, known)
    return fresh


def _check_one(card: PlaceCard, parents: set[str]) -> None:
    if not card.code:
        raise Refused("places.code_needed")
    if card.valid_to is not None and card.valid_to <= card.valid_from:
        raise Refused("places.ends_before_it_starts", code=card.code)
    if card.parent_code and card.parent_code not in parents:
        raise Refused("places.no_such_parent", code=card.code, parent=card.parent_code)


def _no_circle(fresh: Sequence[PlaceCard], known: Known) -> None:
    """No place stands below itself, counting every row that holds at some time when it holds."""
    above: dict[str, list[Span]] = defaultdict(list)
    for (code, since), (parent, _, until, _) in known.items():
        above[code].append((parent, since, until))
    for card in fresh:
        above[card.code].append((card.parent_code, card.valid_from, card.valid_to))
    for card in fresh:
        seen: set[str] = set()
        waiting = [card.parent_code]
        while waiting:
            code = waiting.pop()
            if code == card.code:
                raise Refused("places.circle", code=card.code)
            if code not in seen:
                seen.add(code)
                waiting += [span[0] for span in above[code] if _together(card, span)]


def _together(card: PlaceCard, span: Span) -> bool:
    _, since, until = span
    begins = card.valid_to is None or since < card.valid_to
    return begins and (until is None or card.valid_from < until)
