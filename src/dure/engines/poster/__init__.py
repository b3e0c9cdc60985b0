"""Posters: a few words and a number as a picture (PNG) that others show beside a link to us. Seedless.

draw_poster(Poster, fonts) → bytes
"""

from dure.engines.poster.draw import draw_poster
from dure.engines.poster.explain import tell_poster
from dure.engines.poster.types import Fonts, Poster, PosterFault

__all__ = ["Fonts", "Poster", "PosterFault", "draw_poster", "tell_poster"]
