"""Progress (진행): what an engine is doing now, told in both languages; whoever listens takes one."""

from collections.abc import Callable

Tell = Callable[[str, str], None]  # Korean, English


def silent(ko: str, en: str) -> None:
    """Nobody watches."""
