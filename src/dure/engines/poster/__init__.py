"""Posters: a few words and a number as a picture (PNG) that others show beside a link to us. Seedless.

draw_poster(Poster, fonts) → bytes
"""

from typing import TYPE_CHECKING

from dure.engines.door import late
from dure.engines.poster.explain import tell_poster
from dure.engines.poster.types import Fonts, Poster, PosterFault

if TYPE_CHECKING:
    from dure.engines.poster.draw import draw_poster
else:
    draw_poster = late("dure.engines.poster.draw", "draw_poster")

__all__ = ["Fonts", "Poster", "PosterFault", "draw_poster", "tell_poster"]
