"""A place as people write it in a form: a code, a name, or "전주 완산구"; and what to offer them."""

from collections.abc import Collection
from datetime import date

from dure.ground.places.queries.place_on import children, names, place_on
from dure.ground.places.queries.search import search
from dure.ground.places.types import PlaceCard
from dure.kernel.errors import Refused
from dure.kernel.words import Words

MOST_OFFERED = 80
SOME = 4


def place_written(text: str, day: date) -> str:
    """The code of the one place that is meant; nothing for nothing.

    Refused: `places.unknown_name`, `places.several`, or what `place_on` says about a code.
    """
    written = text.strip()
    if not written:
        return ""
    if written.isdigit():
        return place_on(written, day).code
    found = search(written, day)
    if not found:
        raise Refused("places.unknown_name", name=written)
    exact = [card for card in found if written.split()[-1] in (card.name.ko, card.name.en)]
    if len(exact or found) > 1:
        raise Refused("places.several", name=written, some=_some(exact or list(found), day))
    return (exact or found)[0].code


def as_people_write(codes: Collection[str], day: date) -> dict[str, str]:
    """How a form shows places, so that it reads them back as the same: a name, a name behind the one
    above it, else the code."""
    if len(codes) > MOST_OFFERED:
        return {code: code for code in codes}
    return {code: _in_words(code, day) for code in codes}


def _in_words(code: str, day: date) -> str:
    try:
        card = place_on(code, day)
        above = names([card.parent_code], day).get(card.parent_code)
        spelled = [card.name.ko, *([f"{above.ko} {card.name.ko}"] if above else [])]
        return next((text for text in spelled if _means(text, day) == card.code), code)
    except Refused:  # a place that is no more stays what it was
        return code


def _means(text: str, day: date) -> str:
    try:
        return place_written(text, day)
    except Refused:
        return ""


def place_offers(code: str, day: date) -> tuple[PlaceCard, ...]:
    """What a form may offer: a place and what lies below it, two steps down, as far as they are few.

    The provinces where there is no place, or one that was abolished since: an offer refuses nobody.
    """
    here = _standing(code, day)
    if here is None:
        return children("", day)
    below = children(here.code, day)
    if len(below) > MOST_OFFERED:
        return (here,)
    further = [each for card in below for each in children(card.code, day)]
    fitting = further if len(below) + len(further) <= MOST_OFFERED else []
    return (here, *below, *fitting)


def _standing(code: str, day: date) -> PlaceCard | None:
    try:
        return place_on(code, day) if code else None
    except Refused:
        return None


def _some(cards: list[PlaceCard], day: date) -> Words:
    above = names([card.parent_code for card in cards[:SOME]], day)
    shown = [(above.get(card.parent_code, Words("", "")), card) for card in cards[:SOME]]
    return Words(
        ko=", ".join(f"{up.ko} {card.name.ko} {card.code}".strip() for up, card in shown),
        en=", ".join(f"{up.en} {card.name.en} {card.code}".strip() for up, card in shown),
    )
