"""Files, what can be asked: open one, the cards of some, whether one may be kept."""

from dure.ground.files.queries.open_file import (
    file_cards,
    open_file,
    open_file_behind,
    open_personal_file,
)
from dure.ground.files.rules.kinds import kind_allowed, size_allowed

__all__ = [
    "file_cards",
    "kind_allowed",
    "open_file",
    "open_file_behind",
    "open_personal_file",
    "size_allowed",
]
