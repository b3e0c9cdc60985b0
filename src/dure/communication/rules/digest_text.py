"""How a digest reads: what awaits an answer first, then decisions to carry out, then news."""

from collections.abc import Sequence
from datetime import date

from dure.communication.types.digests import DigestLine, Part
from dure.kernel.words import Words

ORDER: tuple[Part, ...] = ("awaiting", "decision", "news")
HEADS: dict[Part, Words] = {
    "awaiting": Words("답을 기다리는 일 {n}가지", "Waiting for your answer: {n}"),
    "decision": Words("아직 하지 않은 결정 {n}가지", "Decided, not yet done: {n}"),
    "news": Words("새 소식 {n}가지", "News: {n}"),
}
MOST = 12  # lines of one part; the page has the rest
MORE = Words("…그리고 {n}가지 더", "… and {n} more")
LATE = Words(" (늦었어요)", " (late)")


def title_of(lines: Sequence[DigestLine]) -> Words:
    """The subject: how many wait, else how much is new."""
    for part in ORDER:
        n = sum(line.part == part for line in lines)
        if n:
            return HEADS[part].filled(n=n)
    return Words("", "")


def body_of(lines: Sequence[DigestLine], language: str) -> str:
    """All parts that have something, each with its head; late things first.

    Where everything is of one initiative its name stands once above, else before each line.
    """
    names = {line.of.in_language(language) for line in lines if line.of}
    several = len(names) > 1
    above = [] if several else sorted(names)
    parts = [
        _part(part, [line for line in lines if line.part == part], language, named=several)
        for part in ORDER
        if any(line.part == part for line in lines)
    ]
    return "\n\n".join([*above, *parts])


def _part(part: Part, lines: Sequence[DigestLine], language: str, *, named: bool) -> str:
    ordered = sorted(lines, key=lambda line: not line.late)
    said = [HEADS[part].filled(n=len(lines)).in_language(language)]
    said += [_line(one, language, named=named) for one in ordered[:MOST]]
    if len(lines) > MOST:
        said.append(MORE.filled(n=len(lines) - MOST).in_language(language))
    return "\n".join(said)


def _line(line: DigestLine, language: str, *, named: bool) -> str:
    of = f"{line.of.in_language(language)}: " if line.of and named else ""
    asks = f" — {line.asks.in_language(language)}" if line.asks else ""
    late = LATE.in_language(language) if line.late else ""
    page = f"\n  {line.page}" if line.page else ""
    return f"· {of}{line.what.in_language(language)}{asks}{late}{page}"


def period_of(digest: str, digest_day: int, on: date) -> str:
    """The name of the period whose digest is due on a day; nothing where none is.

    A week's digest that was missed on its day is made up for on the days after.
    """
    if digest == "daily":
        return on.isoformat()
    if digest != "weekly":
        return ""
    since = (on.weekday() - digest_day) % 7
    year, week, _ = date.fromordinal(on.toordinal() - since).isocalendar()
    return f"{year}-W{week:02}"
