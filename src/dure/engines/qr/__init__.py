"""QR: an address as a drawing that phones read. Seedless.

draw_qr(text, said) → SVG · qr_squares(text) → rows of squares
"""

from typing import TYPE_CHECKING

from dure.engines.door import late
from dure.engines.qr.explain import tell_qr
from dure.engines.qr.types import QrFault

if TYPE_CHECKING:
    from dure.engines.qr.draw import draw_qr, qr_squares
else:
    draw_qr = late("dure.engines.qr.draw", "draw_qr")
    qr_squares = late("dure.engines.qr.draw", "qr_squares")

__all__ = ["QrFault", "draw_qr", "qr_squares", "tell_qr"]
