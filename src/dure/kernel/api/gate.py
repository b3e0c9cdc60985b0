"""Who may call an operation: said in one line above it, and kept to before it runs."""

import inspect
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, get_args

from django.http import HttpRequest

from dure.kernel.errors import Refused
from dure.kernel.faces import holds, needs, open_to_all, signed_in

Operation = Callable[..., Any]


def key_needs(permission: str) -> Callable[[Operation], Operation]:
    """Only keys that hold the permission somewhere; whose rows they get is the queries' question."""

    def gated(operation: Operation) -> Operation:
        @wraps(operation)
        def asked(request: HttpRequest, *given: Any, **named: Any) -> Any:
            if not holds(request, permission):
                raise Refused(_why_not(request), verb=permission)
            return operation(request, *given, **named)

        return needs(permission)(strictly(asked))

    return gated


def _why_not(request: HttpRequest) -> str:
    # Whoever may write on the pages is not to be sent to the backbone for a right: the key is the reason.
    reads_only = getattr(getattr(request, "actor", None), "reads_only", False)
    return "access.not_allowed_by_key" if reads_only else "journal.not_allowed"


def any_key(operation: Operation) -> Operation:
    """Any good key; what it gets is its own."""
    return signed_in(strictly(operation))


def no_key(*, reason: str) -> Callable[[Operation], Operation]:
    """No key at all; the reason stands in the code. The route says `auth=None` as well."""

    def opened(operation: Operation) -> Operation:
        return open_to_all(reason=reason)(strictly(operation))

    return opened


def strictly(operation: Operation) -> Operation:
    """Refuse words of the address that mean nothing here: a filter with a typo would be no filter."""
    known = set(_words_of_the_address(operation))

    @wraps(operation)
    def asked(request: HttpRequest, *given: Any, **named: Any) -> Any:
        surplus = sorted(set(request.GET) - known)
        if surplus:
            raise Refused("kernel.unknown_parameter", name=surplus[0][:40])
        return operation(request, *given, **named)

    return asked


def _words_of_the_address(operation: Operation) -> Iterator[str]:
    """The names of its parameters, and of the fields of a schema that gathers several."""
    for name, parameter in inspect.signature(operation).parameters.items():
        yield name
        for kind in get_args(parameter.annotation):
            yield from getattr(kind, "model_fields", ())
