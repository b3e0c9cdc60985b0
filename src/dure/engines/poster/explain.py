"""The text alternative of a poster: what it says, in the order in which it is read."""

from dure.engines.poster.types import Poster


def tell_poster(poster: Poster) -> str:
    """`다온 연합회 · 이용 실인원 · 1,240명`."""
    said = (poster.eyebrow, poster.heading, poster.figure, poster.note)
    return " · ".join(part for part in said if part)
