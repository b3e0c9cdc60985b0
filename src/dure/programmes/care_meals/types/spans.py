"""Spans of time (동안): minutes as people say them."""

from dure.kernel.words import Words

HOUR = 60


def span_words(minutes: float) -> Words:
    """42분, 2시간, 2시간 22분."""
    hours, rest = divmod(round(minutes), HOUR)
    if not hours:
        return Words("{n}분", "{n} min").filled(n=rest)
    if not rest:
        return Words("{n}시간", "{n} h").filled(n=hours)
    return Words("{h}시간 {n}분", "{h} h {n} min").filled(h=hours, n=rest)
