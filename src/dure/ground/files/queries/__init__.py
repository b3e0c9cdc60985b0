"""Files, what can be asked: open one, the cards of some."""

from dure.ground.files.queries.open_file import (
    file_cards,
    open_file,
    open_file_behind,
    open_personal_file,
)

__all__ = ["file_cards", "open_file", "open_file_behind", "open_personal_file"]
