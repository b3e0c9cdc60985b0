"""Outlines: the words of a drawing as shapes, so that it opens right where our fonts are not. Seedless.

outlined(svg, Faces) → svg
"""

from typing import TYPE_CHECKING

from dure.engines.door import late
from dure.engines.outlines.types import Faces

if TYPE_CHECKING:
    from dure.engines.outlines.draw import outlined
else:
    outlined = late("dure.engines.outlines.draw", "outlined")

__all__ = ["Faces", "outlined"]
