"""Bilingual text. Korean and English stand side by side wherever something is said."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from dure.engines.english import english_unit
from dure.engines.hangul import settle_particles

LANGUAGES = ("ko", "en")
_language: ContextVar[str] = ContextVar("dure_language", default="ko")


@dataclass(frozen=True, slots=True)
class Words:
    """One thing said in both languages; neither is a translation of the other's leftovers."""

    ko: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in `language` ("ko" or "en"); Korean where the language is unknown."""
        return self.en if language == "en" else self.ko

    def filled(self, **values: object) -> "Words":
        """The same words with `{name}` places filled in, in both languages; `{s}` as in `plural`.

        A Korean particle that stands open behind one, 을(를), agrees with it.
        """
        said = {**plural(values), **values}
        return Words(ko=settle_particles(self.ko.format(**said)), en=self.en.format(**said))

    def as_dict(self) -> dict[str, str]:
        """For packs, the API and JSON columns."""
        return {"ko": self.ko, "en": self.en}

    @classmethod
    def of(cls, pair: dict[str, str]) -> "Words":
        """From a `{ko: …, en: …}` mapping of a pack or a JSON column.

        YAML reads a bare 119 as a number; what is said is text all the same.
        """
        return cls(ko=_text(pair["ko"]), en=_text(pair["en"]))

    def __str__(self) -> str:
        return self.in_language(_language.get())


def _text(said: object) -> str:
    return said if isinstance(said, str) else f"{said}"


# The house's own name: what it does by itself stands under it.
HOUSE = Words("두레", "Dure")


def counted(unit: Words, n: object) -> Words:
    """A unit as it stands behind a count: "1 meal", "2 meals"; Korean ones stay as they are."""
    return Words(unit.ko, english_unit(unit.en, "1")) if is_one(n) else unit


def is_one(n: object) -> bool:
    """Whether English says it of a single thing: 1, 1.00, -1, "1"."""
    return f"{n}".lstrip("-\N{MINUS SIGN}").removesuffix(".00").removesuffix(".0") == "1"


def plural(values: Mapping[str, object]) -> dict[str, str]:
    """What English adds after a count `n`: `{s}` and `{are}`, as in "1 report is", "2 reports are"."""
    one = f"{values.get('n', '')}" == "1"
    added = {"s": "" if one else "s", "are": "is" if one else "are"}
    return {name: word for name, word in added.items() if name not in values}


def spoken_language() -> str:
    """The language of whoever is being answered; set once by the face that answers."""
    return _language.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` inside the block. Only faces (middleware, API, commands, notices) call it."""
    token = _language.set(language if language in LANGUAGES else "ko")
    try:
        yield
    finally:
        _language.reset(token)
