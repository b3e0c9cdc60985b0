"""The squares of a QR code: the only place that asks the library."""

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

from dure.engines.qr.types import Squares


def squares_of(text: str) -> Squares:
    """The rows of squares, dark ones true, without the quiet border."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(each) for each in row) for row in code.get_matrix())
