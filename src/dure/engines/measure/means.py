"""How much of the machine the compiled kernel may take."""

import os
from dataclasses import dataclass

# Below this many rows loading the kernel takes longer than it saves.
WORTH = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Means (여건): how the kernel may work: bytes of memory, threads, and from how many rows on."""

    most_bytes: int = 0
    threads: int = 0
    worth: int = WORTH

    @property
    def memory(self) -> int:
        """The bytes allowed, by default a third of the machine's memory."""
        return self.most_bytes or os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 3

    @property
    def workers(self) -> int:
        """The threads allowed, by default every core, at most four."""
        return self.threads or min(4, os.cpu_count() or 1)


WHOLE_MACHINE = Means()
