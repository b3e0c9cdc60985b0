"""What every method returns, and what it says when a cell cannot be protected at all."""

from dataclasses import dataclass

from dure.engines.disclosure.adapter import Flags
from dure.engines.disclosure.witnesses import Witnesses


@dataclass(frozen=True)
class Choice:
    """Choice (가림 선택): all hidden columns; `proven` when no cheaper choice exists.

    `seen` holds the possible tables that the search found on its way.
    """

    hidden: Flags
    proven: bool
    seen: Witnesses | None = None


class Stuck(Exception):  # noqa: N818 - a turn in the search, not an error anyone sees
    """Stuck (막힘): with everything hidden these columns would still be computed.

    `hidden` is how far the search had come, `seen` the possible tables it had found, so that it can
    go on from there.
    """

    def __init__(
        self, columns: list[int], hidden: Flags | None = None, seen: Witnesses | None = None
    ) -> None:
        super().__init__(str(columns))
        self.columns = columns
        self.hidden = hidden
        self.seen = seen
