"""Finding (찾기): which pairs of letters a text is found by, and what a query asks for.

A text is kept squeezed: no spaces within a line, so that 도시락배달 and 도시락 배달 are one. Its pairs of
letters lead to it; the whole query is then looked for in what they lead to. Signs go into the index as
numbers of five digits each, which no word breaker of any database takes apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dure.communication.types.search import Part
from dure.engines.hangul import JAMO_FORMS, WORD, initials_of, matches, normal

LONGEST_QUERY = 100
MOST_WORDS = 8
MOST_LETTERS = 20_000  # of one text; what stands behind is not found
CONSONANTS = frozenset(JAMO_FORMS.values())


def squeezed(*texts: str) -> str:
    """The texts as they are compared: one line each, letters only moved together."""
    lines = (line for text in texts for line in text[:MOST_LETTERS].split("\n"))
    kept = (_letters(line).replace(" ", "") for line in lines)
    return "\n".join(line for line in kept if line)


def keys_of(plain: str) -> frozenset[str]:
    """The keys a squeezed text is found by: its pairs, its last letters, the same of its initials."""
    found: set[str] = set()
    for text in (plain, initials_of(plain)):
        for run in WORD.findall(text):
            found |= {run[at : at + 2] for at in range(len(run) - 1)}
            found.add(run[-1])
    return frozenset(written(one) for one in found)


def written(key: str) -> str:
    """A key in the letters of the index."""
    return "".join(f"{ord(sign):05x}" for sign in key)


def of_title(key: str) -> str:
    """A key of a title: a word of its own, so that a word of every text leads past none of them."""
    return f"t{key}"


@dataclass(frozen=True, slots=True)
class Wish:
    """One word that is looked for: one of these forms must stand in what is found."""

    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query asks for: every wish must be met."""

    wishes: tuple[Wish, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every form that is looked for."""
        return tuple(form for wish in self.wishes for form in wish.forms)


def asked(query: str, spellings: Sequence[Sequence[str]]) -> Asked:
    """What a query asks for; a concept with several spellings is looked for in all of them."""
    rest = _letters(query[:LONGEST_QUERY])
    wishes: list[Wish] = []
    for forms in spellings:
        known = sorted((_letters(one) for one in forms), key=len, reverse=True)
        found = next((one for one in known if _stands_in(one, rest)), None)
        if found is not None:
            wishes.append(Wish(tuple(dict.fromkeys(one.replace(" ", "") for one in known))))
            rest = _without(found, rest)
    wishes += [Wish((word,)) for word in WORD.findall(rest)[:MOST_WORDS]]
    return Asked(tuple(dict.fromkeys(wishes)))


def keys_asked(form: str) -> tuple[tuple[str, ...], bool]:
    """The keys that all stand where a form stands; True where the only one is a beginning."""
    text = initials_of(form) if has_consonant(form) else form
    if len(text) == 1:
        return (written(text),), True
    pairs = dict.fromkeys(text[at : at + 2] for at in range(len(text) - 1))
    return tuple(written(one) for one in pairs), False


def has_consonant(form: str) -> bool:
    """True where a lone consonant stands for syllables: ㄷㄹ, 할ㅁㅅ."""
    return any(sign in CONSONANTS for sign in form)


def meets(wishes: Iterable[Wish], plain: str) -> bool:
    """True when a squeezed text meets every wish, lone consonants read as syllables."""
    return all(any(_meets(form, plain) for form in wish.forms) for wish in wishes)


def parts_around(text: str, forms: Sequence[str], most: int = 140) -> tuple[Part, ...]:
    """The piece of a text around the first thing that was looked for; every find in it is a hit."""
    line = " ".join(text.split())
    spans = [span for span in (_span(form, line) for form in forms) if span is not None]
    if not spans:
        return (Part(_short(line, most)),) if line else ()
    start, end = min(spans)
    begins = max(0, start - most // 3)
    shown = _short(line[begins:], max(most, end - begins + 20))
    pieces, at = [Part("…" if begins else "")], 0
    for start, end in _apart(span for form in forms for span in _spans(form, shown)):
        pieces += [Part(shown[at:start]), Part(shown[start:end], hit=True)]
        at = end
    pieces.append(Part(shown[at:]))
    return tuple(piece for piece in pieces if piece.text)


def _letters(text: str) -> str:
    """Text as it is compared; consonants as they are typed, not as they are joined."""
    return "".join(JAMO_FORMS.get(sign, sign) for sign in normal(text)).replace("_", " ")


def _stands_in(form: str, text: str) -> bool:
    return bool(form) and form.replace(" ", "") in text.replace(" ", "")


def _without(form: str, text: str) -> str:
    """The text without a form, whatever spaces stand inside it."""
    span = _span(form.replace(" ", ""), text)
    return text if span is None else f"{text[: span[0]]} {text[span[1] :]}"


def _meets(form: str, plain: str) -> bool:
    return matches(form, plain) if has_consonant(form) else form in plain


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """In their order, those that touch or lie over each other as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _spans(form: str, line: str) -> Iterable[tuple[int, int]]:
    """Where a form stands in a line, from the first place on."""
    at = 0
    while (span := _span(form, line[at:])) is not None:
        yield at + span[0], at + span[1]
        at += span[1]


def _span(form: str, line: str) -> tuple[int, int] | None:
    """From where to where a form stands in a line, spaces within it left out of account."""
    places = [at for at, sign in enumerate(line) if not sign.isspace()]
    whole = "".join(_folded(line[at]) for at in places)
    if not has_consonant(form):
        at = whole.find(form)
    else:
        starts = range(len(whole) - len(form) + 1)
        at = next((at for at in starts if all(map(_alike, form, whole[at : at + len(form)]))), -1)
    return None if at < 0 else (places[at], places[at + len(form) - 1] + 1)


@lru_cache(maxsize=4_096)
def _folded(sign: str) -> str:
    folded = normal(sign)
    return folded if len(folded) == 1 else sign


def _alike(wanted: str, sign: str) -> bool:
    return wanted == sign or (wanted in CONSONANTS and initials_of(sign) == wanted)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
