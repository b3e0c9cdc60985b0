"""Door (문): what needs large libraries is loaded when it is first called, never at start-up.

Every page asks an engine what something is; the libraries behind its verbs take from half a second
to some seconds to load and are for those who call one. Every engine may import this file.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any


def late(module: str, name: str) -> Callable[..., Any]:
    """The function of that name; its module is loaded by the first call."""

    @cache
    def found() -> Callable[..., Any]:
        made: Callable[..., Any] = getattr(import_module(module), name)
        return made

    def called(*given: Any, **named: Any) -> Any:
        return found()(*given, **named)

    called.__name__ = called.__qualname__ = name
    return called
