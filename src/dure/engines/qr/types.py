"""What goes wrong with a QR code, and its measures."""

BORDER = 4  # squares of quiet around it, as the standard asks
LONGEST = 300  # letters: more makes squares too small for a hall

Squares = tuple[tuple[bool, ...], ...]


class QrFault(ValueError):  # noqa: N818 - a fault of the asker, told by code
    """A text that cannot be drawn; `code` says why (`qr.…`)."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)
