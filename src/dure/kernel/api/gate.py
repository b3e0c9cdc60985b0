"""Who may call an operation: said in one line above it, and kept to before it runs."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest

from dure.kernel.errors import Refused
from dure.kernel.faces import holds, needs

Operation = Callable[..., Any]


def key_needs(permission: str) -> Callable[[Operation], Operation]:
    """Only keys that hold the permission somewhere; whose rows they get is the queries' question."""

    def gated(operation: Operation) -> Operation:
        @wraps(operation)
        def asked(request: HttpRequest, *given: Any, **named: Any) -> Any:
            if not holds(request, permission):
                raise Refused("journal.not_allowed", verb=permission)
            return operation(request, *given, **named)

        return needs(permission)(asked)

    return gated
