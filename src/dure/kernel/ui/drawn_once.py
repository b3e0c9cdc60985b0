"""A page is drawn once and given again until the database would answer it differently.

While nobody has written anywhere, the mark of the database is the same and the page stands. When
somebody has, the page's own questions are asked again (`kernel/asking.py`): if each has its old
answer, the page still stands, and drawing, which costs most, is spared. A draft that is being
typed so throws away only the pages that show it.

The gate before the view is passed at every request; what is kept belongs to one actor with their
rights, one set of cookies, one language, one address, one minute. A view that writes (an access log,
a session) or during which somebody else wrote is never kept.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import wraps
from itertools import count
from types import SimpleNamespace
from typing import Any, cast

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from dure.kernel.asking import Asking, listening
from dure.kernel.clock import now
from dure.kernel.standing import Mark, standing
from dure.kernel.ui.fonts_stand import fonts_stand
from dure.kernel.words import spoken_language

View = Callable[..., HttpResponseBase]
LONGEST_WAIT_S = 2.0  # for another's drawing; then one draws oneself
LARGEST, SHELF = 8_000_000, 48_000_000  # bytes: of one page, and of all that one process keeps


def drawn_once(view: Callable[..., Any]) -> Callable[..., Any]:
    """For a reading view whose page follows from the database, the person and the address alone."""

    @wraps(view)
    def shown(request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
        mark = standing() if _may_be_kept(request) else None
        if mark is None:
            return cast("HttpResponseBase", view(request, *args, **named))
        key = (view.__module__, view.__qualname__, *_asked(request))
        with _SHELF.turn(key, mark) as turn:
            if turn.page is not None:
                return turn.page.answer()
            asking = Asking()
            with listening(asking):
                response = view(request, *args, **named)
            return _kept(request, turn, _Drawn(turn.mark, asking), response)

    return shown


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What a page was drawn from: the state of the database, and what was asked of it."""

    mark: Mark
    asking: Asking

    @property
    def stands(self) -> bool:
        """True when all was asked of one state, not of two, and nothing was written."""
        return not self.asking.changes and standing() == self.mark


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it left the view, and what it was drawn from."""

    drawn: _Drawn
    headers: tuple[tuple[str, str], ...]
    content: bytes

    @property
    def size(self) -> int:
        return len(self.content) + self.drawn.asking.size

    def looked_at_again(self, mark: Mark) -> "_Page | None":
        """The same page in a later state; nothing when the database answers differently there."""
        if not self.drawn.asking.is_answered_the_same():
            return None
        return replace(self, drawn=replace(self.drawn, mark=mark))

    def answer(self) -> HttpResponse:
        """A fresh answer: the middlewares write on it."""
        return HttpResponse(self.content, headers=dict(self.headers))


@dataclass(slots=True)
class _Turn:
    """One request's turn: the page that is right for it, or the state from which it draws one."""

    key: Hashable
    line: "_Line"
    mark: Mark
    number: int
    page: _Page | None = None

    def leave(self, page: _Page) -> None:
        """For those who wait: the page is right for them although somebody wrote while it was drawn."""
        self.line.left = (self.number, page)


@dataclass(slots=True)
class _Line:
    """Those who want the same page at the same time: one draws, the others wait."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    waiting: int = 0
    left: tuple[int, _Page] | None = None  # which turn drew it, and what

    def left_for(self, came: int, mark: Mark) -> _Page | None:
        """The page that was just drawn, if every answer in it is as new as this request.

        So it is when the drawing began after the request came; and also when nobody had written
        between the two, for then what was read before the request came is what it would have read.
        """
        if self.left is None:
            return None
        number, page = self.left
        return page if number > came or page.drawn.mark == mark else None


class _Shelf:
    """The pages of this process, those asked for longest ago leave first."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Hashable, _Page] = OrderedDict()
        self._lock, self._size = threading.Lock(), 0
        self._lines: dict[Hashable, _Line] = {}
        self._numbers = count()

    @contextmanager
    def turn(self, key: Hashable, mark: Mark) -> Iterator[_Turn]:
        """The page; or the turn to draw it: whoever asks meanwhile waits for it."""
        page = self.found(key, mark)
        if page is not None:
            yield _Turn(key, _Line(), mark, 0, page)
            return
        with self._lock:
            came = next(self._numbers)
            line = self._lines.setdefault(key, _Line())
            line.waiting += 1
        mine = line.lock.acquire(timeout=LONGEST_WAIT_S)
        try:
            page = line.left_for(came, mark)
            yield _Turn(key, line, mark, came, page) if page else self._turn_of(key, line, mark)
        finally:
            with self._lock:
                line.waiting -= 1
                if not line.waiting:
                    self._lines.pop(key, None)
            if mine:
                line.lock.release()

    def _turn_of(self, key: Hashable, line: _Line, mark: Mark) -> _Turn:
        """Whoever waited looks at the state anew: what stands now is right for them too."""
        with self._lock:
            number = next(self._numbers)
        mark = standing() or mark
        page = self.found(key, mark) or self._still_right(key, mark)
        return _Turn(key, line, mark, number, page)

    def found(self, key: Hashable, mark: Mark) -> _Page | None:
        """The page, if nothing has been written since."""
        with self._lock:
            page = self._pages.get(key)
            if page is None or page.drawn.mark != mark:
                return None
            self._pages.move_to_end(key)
            return page

    def _still_right(self, key: Hashable, mark: Mark) -> _Page | None:
        with self._lock:
            older = self._pages.get(key)
        page = older.looked_at_again(mark) if older else None
        if page is not None:
            self.put(key, page)
        return page

    def put(self, key: Hashable, page: _Page) -> None:
        """Keep it in place of an older one."""
        with self._lock:
            older = self._pages.pop(key, None)
            self._pages[key] = page
            self._size += page.size - (older.size if older else 0)
            while self._size > SHELF:
                _, gone = self._pages.popitem(last=False)
                self._size -= gone.size

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._pages.clear()
            self._size = 0


_SHELF = _Shelf()


def forget_pages() -> None:
    """Drop what this process keeps."""
    _SHELF.clear()


def _may_be_kept(request: HttpRequest) -> bool:
    """A reading request with nothing to tell once: a message is for one pair of eyes, one time."""
    return request.method == "GET" and not len(get_messages(request))


def _asked(request: HttpRequest) -> tuple[Hashable, ...]:
    """Everything besides the database that a page may follow from."""
    return (
        getattr(request, "actor", None),
        _known_before(request),
        spoken_language(),
        fonts_stand(),
        request.build_absolute_uri(),
        # The session, the theme, the language, and the secret that the forms of the page carry.
        request.headers.get("Cookie", ""),
        tuple((name, value) for name, value in request.META.items() if name.startswith("HTTP_HX_")),
        int(now().timestamp() // 60),
    )


def _known_before(request: HttpRequest) -> str:
    """What was read of the account and the session before the view: it will not be asked again."""
    account = vars(getattr(request, "_cached_user", None) or SimpleNamespace())
    session = getattr(getattr(request, "session", None), "_session_cache", {})
    told = [one for one in account.items() if one[0][0] != "_" and one[0] != "password"]
    return repr((sorted(told), sorted(session.items())))


def _kept(
    request: HttpRequest, turn: _Turn, drawn: _Drawn, response: HttpResponseBase
) -> HttpResponseBase:
    changed = getattr(getattr(request, "session", None), "modified", False)
    if response.status_code != 200 or response.cookies or changed or _gives_secret(request):
        return response
    if isinstance(response, StreamingHttpResponse):
        pieces = cast("Iterator[bytes]", response.streaming_content)
        response.streaming_content = _remembering(pieces, turn.key, drawn, _headers(response))
    elif _is_short(response) and not drawn.asking.changes:
        content = cast("HttpResponse", response).content
        page = _Page(drawn, _headers(response), content)
        turn.leave(page)
        if drawn.stands:
            _SHELF.put(turn.key, page)
    return response


def _gives_secret(request: HttpRequest) -> bool:
    """True when the forms of the page carry a secret that their reader does not hold yet."""
    used = request.META.get("CSRF_COOKIE_NEEDS_UPDATE", False)
    held = request.COOKIES.get(settings.CSRF_COOKIE_NAME)
    return bool(used) and request.META.get("CSRF_COOKIE") != held


def _is_short(response: HttpResponseBase) -> bool:
    return isinstance(response, HttpResponse) and len(response.content) <= LARGEST


def _remembering(
    pieces: Iterable[bytes], key: Hashable, drawn: _Drawn, headers: tuple[tuple[str, str], ...]
) -> Iterator[bytes]:
    """Hand on the pieces of a long answer; keep it when it ends whole and small enough."""
    held: list[bytes] = []
    size = 0
    for piece in _heard(pieces, drawn.asking):
        size += len(piece)
        if size <= LARGEST:
            held.append(piece)
        yield piece
    if size <= LARGEST and drawn.stands:
        _SHELF.put(key, _Page(drawn, headers, b"".join(held)))


def _heard(pieces: Iterable[bytes], asking: Asking) -> Iterator[bytes]:
    """Each piece, with what making it asks of the database."""
    coming = iter(pieces)
    while True:
        with listening(asking):
            piece = next(coming, None)
        if piece is None:
            return
        yield piece


def _headers(response: HttpResponseBase) -> tuple[tuple[str, str], ...]:
    return tuple(response.headers.items())
