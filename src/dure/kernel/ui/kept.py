"""Kept parts (간직한 조각): a part of a page that was drawn before is not drawn again.

    {% kept "measurement/screens/report_form/_line.html" one=one head=head %}

The part sees the values it is given and nothing else - no request, no variable of the page around it -
so it follows from them and from the language alone. They are told apart by their whole written form:
a line with another figure, another unit, another decimal is another line. A test looks that no kept
part names a value that it is not given.
"""

from collections import OrderedDict
from collections.abc import Mapping
from hashlib import blake2b
from threading import Lock
from typing import Any

from django.template import Context, Engine, Node, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.utils.safestring import SafeString, mark_safe

from dure.kernel.words import spoken_language

SHELF = 16_000_000  # letters that one process keeps


class KeptNode(Node):
    """The tag: a template by its name, and the values that it is drawn from."""

    child_nodelists = ()

    def __init__(self, name: str, values: Mapping[str, FilterExpression]) -> None:
        self.name, self.values = name, dict(values)

    def render(self, context: Context) -> SafeString:
        """The part as it was drawn before, or drawn now."""
        values = {name: one.resolve(context) for name, one in self.values.items()}
        mark = _mark_of(self.name, spoken_language(), repr(values))
        drawn = _SHELF.get(mark)
        if drawn is None:
            drawn = _drawn(self.name, values)
            _SHELF.put(mark, drawn)
        return drawn


class _Shelf:
    """What was drawn, by a mark of what it was drawn from; the oldest leave first."""

    def __init__(self) -> None:
        self._parts: OrderedDict[bytes, SafeString] = OrderedDict()
        self._lock, self._size = Lock(), 0

    def get(self, mark: bytes) -> SafeString | None:
        return self._parts.get(mark)

    def put(self, mark: bytes, drawn: SafeString) -> None:
        """Keep it; two who drew the same at once keep one."""
        with self._lock:
            if mark in self._parts:
                return
            self._parts[mark] = drawn
            self._size += len(drawn)
            while self._size > SHELF:
                _, gone = self._parts.popitem(last=False)
                self._size -= len(gone)

    def clear(self) -> None:
        with self._lock:
            self._parts.clear()
            self._size = 0


_SHELF = _Shelf()


def _drawn(name: str, values: dict[str, Any]) -> SafeString:
    template = Engine.get_default().get_template(name)
    return mark_safe(template.render(Context(values)))  # noqa: S308 - drawn by a template


def _mark_of(*parts: str) -> bytes:
    written = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(written, digest_size=16).digest()


def forget_parts() -> None:
    """Drop what this process keeps."""
    _SHELF.clear()


def kept(parser: Parser, token: Token) -> KeptNode:
    """Compile the tag; the name of the part is written out, its values are named."""
    _, *bits = token.split_contents()
    if not bits or bits[0][0] not in "\"'":
        message = "kept: the name of the part is written out"
        raise TemplateSyntaxError(message)
    name = bits.pop(0)[1:-1]
    values = token_kwargs(bits, parser)
    if bits:
        message = f"kept: every value has a name, {bits[0]!r} has none"
        raise TemplateSyntaxError(message)
    return KeptNode(name, values)
