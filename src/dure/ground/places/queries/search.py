"""Search for a place by name: "전주", "대구 중구", "Jung-gu" or the beginning of a code."""

from datetime import date

from django.db.models import Q

from dure.ground.places.models import Place
from dure.ground.places.queries.place_on import card_of, names
from dure.ground.places.queries.tree_on import tree_on
from dure.ground.places.rules.codes import LEVELS
from dure.ground.places.types import PlaceCard

MOST_CANDIDATES = 400


def search(text: str, day: date, *, limit: int = 20) -> tuple[PlaceCard, ...]:
    """Places on `day` whose name holds the last word and whose line upwards holds the others.

    Larger areas come first. At most `limit`.
    """
    words = text.lower().split()
    if not words:
        return ()
    found = [card_of(row) for row in _candidates(words[-1], day)]
    fitting = _within(found, words[:-1], day)
    fitting.sort(key=lambda card: (LEVELS.index(card.level), card.code))
    return tuple(fitting[:limit])


def _candidates(word: str, day: date) -> list[Place]:
    named = Q(name_ko__icontains=word) | Q(name_en__icontains=word) | Q(code__startswith=word)
    in_force = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))
    rows = Place.objects.filter(named, in_force, system="mois", level__in=LEVELS)
    return list(rows.order_by("code")[:MOST_CANDIDATES])


def _within(cards: list[PlaceCard], words: list[str], day: date) -> list[PlaceCard]:
    if not words:
        return cards
    tree = tree_on(day)
    lines = {card.code: tree.line_of(card.code) for card in cards}
    named = names({code for line in lines.values() for code in line}, day)
    above = {
        code: " ".join(f"{named[each].ko} {named[each].en}" for each in line).lower()
        for code, line in lines.items()
    }
    return [card for card in cards if all(word in above[card.code] for word in words)]
