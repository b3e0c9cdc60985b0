"""Refuse what cannot be drawn."""

from dure.engines.poster.types import Fonts, Poster, PosterFault

LONGEST = 400


def check_poster(poster: Poster, fonts: Fonts) -> None:
    """Something to say, not a whole page of it, and faces to say it with."""
    if not poster.heading.strip():
        raise PosterFault("poster.nothing_to_say")
    said = (poster.eyebrow, poster.heading, poster.figure, poster.note)
    if any(len(line) > LONGEST for line in said):
        raise PosterFault("poster.too_long")
    if not (fonts.serif.is_file() and fonts.sans.is_file()):
        raise PosterFault("poster.no_fonts")
